import { setTimeout as sleep } from 'node:timers/promises'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { newId } from '../../../server/src/platform/db/columns.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { checkLedger } from '../../../server/src/platform/ledger/index.ts'
import { type Row, row } from '../row.ts'
import { type Program, startWorld, type World } from '../world.ts'
import { claimsOf, gatherCrowd, type Member, openSale } from './crowd.ts'
import { fire, type Hit, type Shot } from './shooter.ts'

const CROWD = 20_000
const UNITS = 5_000
/** One transaction per claim is measured on fewer: it takes its time. */
const FEW_UNITS = 1_000
const FEW_CLAIMS = 2_000
const CONNECTIONS = Number(process.env.BENCH_CONNECTIONS ?? 1_000)
const RUNS = Number(process.env.BENCH_RUNS ?? 5)
/** Sales before those that count: of two processes each has then seen every token, and compiled its code for good. */
const WARM_UPS = 6

interface Figures {
  acceptedPerSecond: number
  refusedPerSecond: number
  p50Ms: number
  p99Ms: number
}

/** A sale, and what does nothing just before it: a machine's speed may change within minutes. */
interface Measured extends Figures {
  /** A bare authenticated POST: per second, and its slowest of a hundred. */
  bare: number
  bareP99Ms: number
  /** The same behind the shop's own edge. */
  edge: number
}

interface Bench {
  world: World
  platform: Platform
  crowd: Member[]
  skuIds: string[]
}

/**
 * A city's employees press one button: 20,000 members, 5,000 units, 1,000 connections, one and two processes; beside
 * a bare authenticated POST, the same behind the shop's edge, and one transaction per claim of the same run.
 */
export async function benchFlash(): Promise<Row[]> {
  const world = await startWorld((url) => insertManyProducts(url, 200))
  const platform = await createPlatform(world.config, { clock: systemClock })
  try {
    const skus = await platform.database.sql<{ id: string }[]>`
      select id from skus where price_fen >= 1000 and state = 'onSale' limit 100`
    const bench = {
      world,
      platform,
      crowd: await gatherCrowd(platform, CROWD),
      skuIds: skus.map(({ id }) => id),
    }
    const rivals = await world.addProgram(new URL('rivals-server.ts', import.meta.url))
    const single = {
      one: await measureSingly(bench, rivals, '/one'),
      alone: await measureSingly(bench, rivals, '/alone'),
    }
    const one = await measureSale(bench, rivals, [world.api])
    const two = await measureSale(bench, rivals, [world.api, await world.addApi()])
    const faults = await checkLedger(platform.database.sql, platform.clock())
    if (faults.length > 0) throw new Error(`the ledger does not hold: ${JSON.stringify(faults[0])}`)
    return [...rowsOf('1 process', one, single), ...rowsOf('2 processes', two, single)]
  } finally {
    await platform.database.close()
    await world.stop()
  }
}

/** `single`: accepted per second with a transaction for each claim, and with the shop's own statement for each. */
function rowsOf(name: string, measured: Measured, single: { one: number; alone: number }): Row[] {
  const { acceptedPerSecond, refusedPerSecond, p50Ms, p99Ms, bare, bareP99Ms, edge } = measured
  return [
    row('flash', `${name}: accepted`, acceptedPerSecond, '/s', bare, '≥ 0.3 of a bare authenticated POST'),
    row(
      'flash',
      `${name}: accepted, against one transaction each`,
      acceptedPerSecond,
      '/s',
      single.one,
      '≥ 10 times',
    ),
    row('flash', `${name}: accepted, against each by itself`, acceptedPerSecond, '/s', single.alone, ''),
    row(
      'flash',
      `${name}: refused once sold out`,
      refusedPerSecond,
      '/s',
      bare,
      '≥ 0.8 of a bare authenticated POST',
    ),
    row('flash', `${name}: refused, against a bare POST behind our edge`, refusedPerSecond, '/s', edge, ''),
    row('flash', `${name}: accepted, p50 of ${CONNECTIONS} at once`, p50Ms, 'ms', null, ''),
    row('flash', `${name}: accepted, p99 of ${CONNECTIONS} at once`, p99Ms, 'ms', null, '≤ 250 ms'),
    row('flash', `${name}: accepted, the same against the p99 of a bare POST`, p99Ms, 'ms', bareP99Ms, ''),
  ]
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** The answers of a POST that does nothing. */
async function fireAtNothing({ platform, crowd }: Bench, rivals: Program, path: string): Promise<Hit[]> {
  const hits = await fire([rivals.url], claimsOf(platform, crowd, 'none', path), CONNECTIONS)
  expectOnly(hits, [201])
  return hits
}

/** Accepted per second with each claim settled by itself, as `way` of the rivals does it. */
async function measureSingly(bench: Bench, rivals: Program, way: '/one' | '/alone'): Promise<number> {
  const { platform, crowd, skuIds } = bench
  const itemId = await openSale(platform, skuIds.pop() ?? '', FEW_UNITS)
  const shots = claimsOf(platform, crowd.slice(0, FEW_CLAIMS), itemId, `${way}/${itemId}`)
  const hits = await fire([rivals.url], shots, CONNECTIONS)
  expectOnly(hits, [201, 409])
  const accepted = hits.filter(({ status }) => status === 201)
  await requireExact(platform, itemId, accepted.length, FEW_UNITS)
  console.log(`${way}: ${perSecond(accepted).toFixed(0)} accepted/s`)
  return perSecond(accepted)
}

async function measureSale(bench: Bench, rivals: Program, processes: readonly Program[]): Promise<Measured> {
  const runs: Measured[] = []
  for (let run = -WARM_UPS; run < RUNS; run += 1) {
    const bare = await fireAtNothing(bench, rivals, '/bare')
    const edge = await fireAtNothing(bench, rivals, `/api/flash-sales/${newId()}/claims`)
    const measured = {
      ...(await sell(bench, processes)),
      bare: perSecond(bare),
      bareP99Ms: quantileMs(bare, 0.99),
      edge: perSecond(edge),
    }
    if (run >= 0) runs.push(measured)
    // As autovacuum does within a minute; the runs leave it no time.
    if (run < 0) await bench.platform.database.sql`analyze flash_claims, ledger_transfers`
    const rounded = Object.fromEntries(
      Object.entries(measured).map(([name, value]) => [name, Math.round(value)]),
    )
    console.log(`${processes.length} process(es): ${JSON.stringify(rounded)}${run < 0 ? ' (warm-up)' : ''}`)
  }
  const of = (pick: (measured: Measured) => number) => median(runs.map(pick))
  return {
    acceptedPerSecond: of((one) => one.acceptedPerSecond),
    refusedPerSecond: of((one) => one.refusedPerSecond),
    p50Ms: of((one) => one.p50Ms),
    p99Ms: of((one) => one.p99Ms),
    bare: of((one) => one.bare),
    bareP99Ms: of((one) => one.bareP99Ms),
    edge: of((one) => one.edge),
  }
}

/** One sale, from the first press to the last answer. */
async function sell({ platform, crowd, skuIds }: Bench, processes: readonly Program[]): Promise<Figures> {
  const itemId = await openSale(platform, skuIds.pop() ?? '', UNITS)
  const shots: Shot[] = claimsOf(platform, crowd, itemId, `/api/flash-sales/${itemId}/claims`)
  const hits = await fire(
    processes.map(({ url }) => url),
    shots,
    CONNECTIONS,
  )
  expectOnly(hits, [201, 409])
  const accepted = hits.filter(({ status }) => status === 201)
  const soldOutMs = Math.max(...accepted.map(({ atMs }) => atMs))
  const late = hits.filter(({ status, atMs, tookMs }) => status === 409 && atMs - tookMs >= soldOutMs)
  if (late.some(({ body }) => !body.includes('sold_out'))) throw new Error('a refusal without its reason')
  await requireExact(platform, itemId, accepted.length, UNITS)
  // The database writes its checkpoint in peace.
  await sleep(1_000)
  return {
    acceptedPerSecond: accepted.length / (soldOutMs / 1_000),
    refusedPerSecond: late.length / ((Math.max(...late.map(({ atMs }) => atMs)) - soldOutMs) / 1_000),
    p50Ms: quantileMs(accepted, 0.5),
    p99Ms: quantileMs(accepted, 0.99),
  }
}

const perSecond = (hits: readonly Hit[]): number =>
  hits.length / (Math.max(...hits.map(({ atMs }) => atMs)) / 1_000)

/** How long a hit takes that so large a part of all is not slower than. */
const quantileMs = (hits: readonly Hit[], part: number): number =>
  hits.map(({ tookMs }) => tookMs).toSorted((a, b) => a - b)[Math.floor(hits.length * part)] ?? Number.NaN

function expectOnly(hits: readonly Hit[], statuses: readonly number[]): void {
  const other = hits.find(({ status }) => !statuses.includes(status))
  if (other) throw new Error(`answered ${other.status} ${other.body}`)
}

/** Never above the stock, and the rows say what the answers said. */
async function requireExact(
  platform: Platform,
  itemId: string,
  answered: number,
  units: number,
): Promise<void> {
  const [item] = await platform.database.sql<{ left: number; claims: number }[]>`
    select stock_left as left, (select count(*)::int from flash_claims where item_id = ${itemId}) as claims
    from flash_items where id = ${itemId}`
  if (item?.claims !== units || item.left !== 0 || answered !== units) {
    throw new Error(`${answered} answered, ${item?.claims} claims, ${item?.left} left of ${units}`)
  }
}
