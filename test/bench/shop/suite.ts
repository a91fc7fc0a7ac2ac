import postgres from 'postgres'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { load, residentMb } from '../load.ts'
import { expectOnly, readBesideBare, WARM_UP_SECONDS } from '../read-beside-bare.ts'
import { type Row, row } from '../row.ts'
import { startWorld, type World } from '../world.ts'
import { measureBareOrders } from './bare-orders.ts'
import { raceForStock } from './race.ts'
import { makeShoppers } from './shoppers.ts'
import { makeTraffic, type Traffic } from './traffic.ts'

const PRODUCTS = 10_000
const SECONDS = Number(process.env.BENCH_SECONDS ?? 6)
const ORDER_CONNECTIONS = 16
/** The better of Vendure 3.7.3 and Medusa 2.21.2 on such a machine, per second; ours has to be 20 times that. */
const PEER_BEST = { list: 82, filtered: 187, search: 22, detail: 95, order: 11 }

/** Catalogue, quote and orders at 10,000 products, each beside its limit measured in the same run. */
export async function benchShop(): Promise<Row[]> {
  const world = await startWorld((url) => insertManyProducts(url, PRODUCTS))
  try {
    const shoppers = await makeShoppers(world, 400)
    const traffic = await makeTraffic(world, shoppers)
    const rows = [
      ...(await readBesideBare(world, 'shop', 'list', traffic.list, PEER_BEST.list)),
      ...(await readBesideBare(world, 'shop', 'filtered list', traffic.filtered, PEER_BEST.filtered)),
      ...(await readBesideBare(world, 'shop', 'search', traffic.search, PEER_BEST.search)),
      ...(await readBesideBare(world, 'shop', 'detail', traffic.detail, PEER_BEST.detail)),
      ...(await readBesideBare(world, 'shop', 'quote', traffic.quote, null)),
      ...(await orders(world, traffic)),
      ...(await raceForStock(world, shoppers)),
    ]
    const residentAfter = await residentMb(world.api.pid)
    return [
      ...rows,
      row('shop', 'resident memory of the API after the run', residentAfter, 'MB', null, '≤ 300 MB'),
    ]
  } finally {
    await world.stop()
  }
}

/**
 * As autovacuum does within a minute, and the runs leave it no time: plans of foreign keys made while tables were small
 * read them whole for every line, ours and the bare client's alike.
 */
async function analyze(world: World): Promise<void> {
  const sql = postgres(world.databaseUrl, { max: 1 })
  await sql`analyze`
  await sql.end()
}

async function orders(world: World, traffic: Traffic): Promise<Row[]> {
  const options = { connections: ORDER_CONNECTIONS, seconds: SECONDS }
  // As long as for reads: code that ran a few hundred times is not what a shop runs.
  await load(world.api.url, world.api.pid, traffic.order, { ...options, seconds: WARM_UP_SECONDS })
  await analyze(world)
  const bareBefore = await measureBareOrders(world, traffic, options)
  const ours = await load(world.api.url, world.api.pid, traffic.order, options)
  const bareAfter = await measureBareOrders(world, traffic, options)
  const bare = {
    perSecond: (bareBefore.perSecond + bareAfter.perSecond) / 2,
    p99Ms: (bareBefore.p99Ms + bareAfter.p99Ms) / 2,
  }
  expectOnly(ours, '201', 'order')
  console.log(
    `order: ${ours.perSecond.toFixed(0)}/s p99 ${ours.p99Ms} ms, ${ours.cpuUs.toFixed(0)} µs CPU; ` +
      `bare SQL ${bareBefore.perSecond.toFixed(0)}, ${bareAfter.perSecond.toFixed(0)}/s p99 ${bare.p99Ms.toFixed(0)} ms`,
  )
  return [
    row(
      'shop',
      'order placement (3 lines, 2 merchants)',
      ours.perSecond,
      '/s',
      bare.perSecond,
      '≥ 0.5 of the same SQL by a bare client',
    ),
    row('shop', 'order placement, p99', ours.p99Ms, 'ms', bare.p99Ms, ''),
    row('shop', 'order placement, CPU of the API per order', ours.cpuUs, 'µs', null, ''),
    row('shop', 'order placement, against the better peer', ours.perSecond, '/s', PEER_BEST.order, '> 20'),
  ]
}
