import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { soldInVenues } from '../catalog/sold-in.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { connect, type Database } from '../platform/db/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { products } from './index.ts'
import { demoVenues } from './venue-rows.ts'
import { writeDemo } from './write.ts'

let testDatabase: TestDatabase
let database: Database
beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connect(testDatabase.url, { poolMax: 2 })
})
afterAll(async () => {
  await database?.close()
  await testDatabase?.drop()
})

test('the demo’s cases stand at different points of their way, its campaigns have been taken part in, its venues sell, and its ledger holds', async () => {
  const now = new Date('2026-12-31T23:30:00+08:00')
  const cipher = createFieldCipher('a secret key for tests, 32 characters or more')
  const pictures = {
    products: new Map(products.map(({ key }) => [key, ['0000000000000000']])),
    categories: new Map(),
    banners: new Map(),
    reviews: new Map(),
  }
  await database.transaction((tx) => writeDemo(tx, { clock: () => now, cipher, database }, pictures))
  const { sql } = database
  const rows = await sql<
    { state: string; quick: boolean }[]
  >`select state, quick from after_sales order by id`
  expect(rows.map(({ state, quick }) => (quick ? 'quick' : state))).toEqual([
    'quick',
    'arbitrating',
    'awaitingReturn',
    'requested',
    'requested',
  ])
  // Every campaign of an amount off shows figures of orders that are paid, borne by whoever made it.
  const effects = await sql<{ name: string; orders: number; payer: string }[]>`
    select campaign.name, count(distinct use.order_id)::int as orders, min(use.payer) as payer
    from offer_uses use join campaigns campaign on campaign.id = use.offer_id
    join orders on orders.id = use.order_id and orders.state in ('paid', 'shipped', 'completed', 'received')
    where use.state = 'taken' group by campaign.name`
  const [season, oranges] = ['消费帮扶满减季', '橙语坡满减'].map((name) =>
    effects.find((effect) => effect.name === name),
  )
  expect(season?.orders).toBeGreaterThanOrEqual(8)
  expect([season?.payer, oranges?.payer]).toEqual(['platform', 'merchant'])
  const venues = await sql<{ name: string; products: number }[]>`
    select venues.name, count(sold.product_id)::int as products
    from venues left join ${soldInVenues(sql)} sold on sold.venue_id = venues.id group by venues.name`
  expect(venues).toHaveLength(demoVenues.length)
  expect(venues.every(({ products: sold }) => sold > 3)).toBe(true)
  const [counted] = await sql<{ venues: number; low: number; orders: number }[]>`
    select count(distinct venue_id)::int as venues, count(*)::int as orders,
      (select count(*)::int from counter_stock where units <= low_at) as low
    from orders where venue_id is not null`
  expect(counted?.venues).toBeGreaterThan(3)
  expect(counted?.orders).toBeGreaterThan(10)
  expect(counted?.low).toBeGreaterThan(2)
  expect(await checkLedger(sql, now)).toEqual([])
})
