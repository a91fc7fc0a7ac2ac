import postgres from 'postgres'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { checkLedger } from '../../../server/src/platform/ledger/index.ts'
import { type Row, row } from '../row.ts'
import { startWorld } from '../world.ts'
import { benchGrant } from './grant.ts'
import { benchOrders } from './orders.ts'
import { benchTransfers } from './transfers.ts'

const PRODUCTS = 2_000
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)

/** The ledger under orders, alone, and under a large grant; at the end it has to hold. */
export async function benchLedger(): Promise<Row[]> {
  const world = await startWorld((url) => insertManyProducts(url, PRODUCTS))
  try {
    const rows = [
      ...(await benchOrders(world, SECONDS)),
      ...(await benchTransfers(world.databaseUrl, SECONDS)),
      // The last: telling its members goes on in the background.
      ...(await benchGrant(world)),
    ]
    const sql = postgres(world.databaseUrl, { max: 1, onnotice: () => {} })
    const faults = await checkLedger(sql, new Date())
    await sql.end()
    if (faults.length > 0) console.table(faults.slice(0, 20))
    return [...rows, row('ledger', 'faults of the ledger afterwards', faults.length, '', null, 'exactly 0')]
  } finally {
    await world.stop()
  }
}
