import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { type Row, row } from '../row.ts'
import type { World } from '../world.ts'
import type { Shopper } from './shoppers.ts'

const UNITS = 50

/** Every shopper wants one of 50 units in the same moment. Throws when not exactly 50 get one. */
export async function raceForStock(world: World, shoppers: readonly Shopper[]): Promise<Row[]> {
  const sql = postgres(world.databaseUrl, { max: 1 })
  try {
    const [stock] = await sql<{ skuId: string }[]>`
      select s.id as "skuId" from skus s join products p on p.id = s.product_id
      where s.state = 'onSale' and p.state = 'onSale' limit 1`
    const skuId = stock?.skuId ?? ''
    await sql`update sku_stock set available = ${UNITS} where sku_id = ${skuId}`
    const start = performance.now()
    const replies = await Promise.all(
      shoppers.map(({ caller, addressId }) =>
        caller.send('POST /api/orders', {
          key: randomUUID(),
          body: { items: [{ skuId, quantity: 1 }], addressId },
        }),
      ),
    )
    const ms = performance.now() - start
    const won = replies.filter((reply) => reply.status === 201).length
    const told = replies.filter((reply) => (reply.body as { code?: string }).code === 'out_of_stock').length
    if (won !== UNITS || won + told !== shoppers.length) {
      throw new Error(`${won} orders for ${UNITS} units, ${told} refusals, ${shoppers.length} shoppers`)
    }
    return [
      row(
        'shop',
        `${shoppers.length} shoppers racing for ${UNITS} units: orders`,
        won,
        'orders',
        UNITS,
        'exactly 50',
      ),
      row('shop', 'the race, until the last answer', ms, 'ms', null, ''),
    ]
  } finally {
    await sql.end()
  }
}
