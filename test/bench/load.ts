import { readFile } from 'node:fs/promises'
import autocannon from 'autocannon'

export interface Shot {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

export interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  statuses: Record<string, number>
  /** CPU time of the server per request, in µs: what the load generator can't blur. */
  cpuUs: number
}

/** Fires at `url` from `connections` for `seconds`; `next` gives each request, so that traffic can be varied. */
export async function load(
  url: string,
  pid: number,
  next: () => Shot,
  options: { connections: number; seconds: number },
): Promise<Measured> {
  const cpuBefore = await cpuSeconds(pid)
  const result = await autocannon({
    url,
    connections: options.connections,
    duration: options.seconds,
    requests: [
      {
        setupRequest: (request) => {
          const shot = next()
          return {
            ...request,
            method: shot.method,
            path: shot.path,
            headers: shot.headers ?? {},
            body: shot.body ?? '',
          }
        },
      },
    ],
  })
  const cpu = (await cpuSeconds(pid)) - cpuBefore
  const total = result.requests.total
  return {
    perSecond: total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    statuses: Object.fromEntries(
      Object.entries(result.statusCodeStats ?? {}).map(([status, { count }]) => [status, count ?? 0]),
    ),
    cpuUs: (cpu / total) * 1e6,
  }
}

/** User and system CPU time of a process so far. */
async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Resident memory of a process in MB. */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Draws from 0 … count−1, the first far more often: popularity as shops see it (Zipf, exponent 1). */
export function zipf(count: number, random: () => number): () => number {
  const sums: number[] = []
  let sum = 0
  for (let rank = 1; rank <= count; rank += 1) {
    sum += 1 / rank
    sums.push(sum)
  }
  return () => {
    const wanted = random() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A repeatable random source (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
