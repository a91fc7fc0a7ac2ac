import { load, type Measured, type Shot } from './load.ts'
import { type Row, row } from './row.ts'
import type { World } from './world.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
export const WARM_UP_SECONDS = Number(process.env.BENCH_WARM_UP_SECONDS ?? 10)
const READ_CONNECTIONS = 64

/** A machine's speed may change within seconds: both are measured in turns, and the middle turn counts. */
const TURNS = 3

/** A call of the API beside a bare route that answers the same bytes. */
export async function readBesideBare(
  world: World,
  suite: string,
  name: string,
  next: () => Shot,
  peer: number | null,
): Promise<Row[]> {
  const sample = next()
  const answer = await fetch(`${world.api.url}${sample.path}`, {
    method: sample.method,
    headers: sample.headers ?? {},
    ...(sample.body && { body: sample.body }),
  })
  if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
  await fetch(`${world.bare.url}/bytes`, { method: 'PUT', body: await answer.arrayBuffer() })
  const bareShot: Shot = { ...sample, path: '/bare' }
  const options = { connections: READ_CONNECTIONS, seconds: SECONDS / TURNS }
  // A warm-up long enough for the caches to be as in a running shop: after it some 2 in 100 still ask the database,
  // which is about what a shop of this traffic has when its answers live 30 seconds.
  await load(world.api.url, world.api.pid, next, { ...options, seconds: WARM_UP_SECONDS })
  await load(world.bare.url, world.bare.pid, () => bareShot, { ...options, seconds: 2 })
  const turns: { ours: Measured; bare: Measured }[] = []
  for (let turn = 0; turn < TURNS; turn += 1) {
    const ours = await load(world.api.url, world.api.pid, next, options)
    expectOnly(ours, '200', name)
    turns.push({ ours, bare: await load(world.bare.url, world.bare.pid, () => bareShot, options) })
  }
  const ratio = ({ ours, bare }: (typeof turns)[number]) => ours.perSecond / bare.perSecond
  const { ours, bare } = turns.toSorted((a, b) => ratio(a) - ratio(b))[
    Math.floor(TURNS / 2)
  ] as (typeof turns)[number]
  console.log(
    `${name}: ${ours.perSecond.toFixed(0)}/s p50 ${ours.p50Ms} p99 ${ours.p99Ms} ms, ${ours.cpuUs.toFixed(0)} µs CPU; ` +
      `bare ${bare.perSecond.toFixed(0)}/s p99 ${bare.p99Ms} ms, ${bare.cpuUs.toFixed(0)} µs CPU`,
  )
  return [
    row(
      suite,
      `${name}, requests`,
      ours.perSecond,
      '/s',
      bare.perSecond,
      '≥ 0.5 of a bare route with the same bytes',
    ),
    row(suite, `${name}, p99`, ours.p99Ms, 'ms', bare.p99Ms, ''),
    row(suite, `${name}, CPU of the API per request`, ours.cpuUs, 'µs', bare.cpuUs, ''),
    ...(peer ? [row(suite, `${name}, against the better peer`, ours.perSecond, '/s', peer, '> 20')] : []),
  ]
}

export function expectOnly(measured: Measured, status: string, name: string): void {
  const others = Object.entries(measured.statuses).filter(([seen]) => seen !== status)
  if (others.length > 0) throw new Error(`${name} answered ${JSON.stringify(others)}`)
}
