import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Prometheus metrics of this process; domains register counters of their own. */
export interface Metrics {
  /** A counter `yuxiang_<name>_total`; call it once per name, at start. */
  counter<Label extends string>(name: string, help: string, labels?: readonly Label[]): Counter<Label>
  /** A gauge `yuxiang_<name>` which is read when somebody looks. */
  gauge(name: string, help: string, read: () => Promise<number> | number): void
  observeRequest(route: string, status: number, seconds: number): void
  /** The exposition text and its content type. */
  read(): Promise<{ text: string; contentType: string }>
}

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A registry of its own, so that two servers in one process (tests) don't collide. */
export function createMetrics(): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'yuxiang_http_request_seconds',
    help: 'Time from the first byte in to the last byte out',
    labelNames: ['route', 'status'] as const,
    buckets,
    registers: [register],
  })
  return {
    counter: (name, help, labels = []) =>
      new Counter({ name: `yuxiang_${name}_total`, help, labelNames: labels, registers: [register] }),
    gauge(name, help, read) {
      new Gauge({
        name: `yuxiang_${name}`,
        help,
        registers: [register],
        async collect() {
          this.set(await read())
        },
      })
    },
    observeRequest: (route, status, seconds) => requests.observe({ route, status }, seconds),
    read: async () => ({ text: await register.metrics(), contentType: register.contentType }),
  }
}
