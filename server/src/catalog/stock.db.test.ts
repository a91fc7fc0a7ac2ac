import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testConfig } from '../../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { registerMerchants } from '../merchants/index.ts'
import { createPlatform } from '../platform/create-platform.ts'
import { newId } from '../platform/db/columns.ts'
import { connect } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { addProducts } from './add-products.ts'
import { cachedSkusForSale } from './cached-skus.ts'
import { cachesOf, catalogueChanged, listenForChanges } from './caches.ts'
import { recordSales } from './record-sales.ts'
import { refreshListings } from './refresh-listings.ts'
import { releaseStock, reserveStock, type StockLine } from './stock.ts'
import { testMerchant, testProduct, writeTestReference } from './test-catalogue.ts'

let database: TestDatabase
let platform: Platform
let productId: string
let cheap: string
let dear: string

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await createPlatform(testConfig(database.url, { DATABASE_POOL: '8' }), {
    clock: () => new Date('2026-06-30T00:00:00Z'),
  })
  await platform.database.transaction(async (tx) => {
    await writeTestReference(tx)
    const [merchantId = ''] = await registerMerchants(tx, [testMerchant(platform.clock())])
    const own = (name: string, priceFen: number) => ({ name, priceFen, weightG: 500, stock: 0 })
    ;[productId = ''] = await addProducts(tx, [
      { ...testProduct(merchantId), skus: [own('小份', 1_000), own('大份', 3_000)] },
    ])
  })
  const rows = await platform.database.sql<{ id: string }[]>`select id from skus order by position`
  cheap = rows[0]?.id ?? ''
  dear = rows[1]?.id ?? ''
})

beforeEach(() => platform.database.sql`update sku_stock set available = 50`)

afterAll(async () => {
  await platform?.database.close()
  await database?.drop()
})

/** Reserves as an order does: what is short rolls back. True when the goods were taken. */
async function order(lines: StockLine[]): Promise<boolean> {
  class Short extends Error {}
  try {
    await platform.database.transaction(async (tx) => {
      if ((await reserveStock(tx, lines)).length > 0) throw new Short()
    })
    return true
  } catch (error) {
    if (error instanceof Short) return false
    throw error
  }
}

async function availableOf(skuId: string): Promise<number | undefined> {
  const [row] = await platform.database.sql<{ available: number }[]>`
    select available from sku_stock where sku_id = ${skuId}`
  return row?.available
}

async function lowestPrice(): Promise<number> {
  const [row] = await platform.database.sql<{ price: number }[]>`
    select lowest_price_fen::int as price from products where id = ${productId}`
  return row?.price ?? 0
}

test('of 200 orders at once for 50 pieces exactly 50 get one', async () => {
  const won = await Promise.all(Array.from({ length: 200 }, () => order([{ skuId: cheap, quantity: 1 }])))
  expect(won.filter(Boolean)).toHaveLength(50)
  expect(await availableOf(cheap)).toBe(0)
})

test('orders that name the same goods in opposite order do not block each other', async () => {
  const one = { skuId: cheap, quantity: 1 }
  const other = { skuId: dear, quantity: 1 }
  const won = await Promise.all(
    Array.from({ length: 120 }, (_, index) => order(index % 2 ? [one, other] : [other, one])),
  )
  expect(won.filter(Boolean)).toHaveLength(50)
  expect([await availableOf(cheap), await availableOf(dear)]).toEqual([0, 0])
})

test('a line that is short leaves every line untouched and is named with what there is', async () => {
  const unknown = newId()
  const short = await platform.database.transaction((tx) =>
    reserveStock(tx, [
      { skuId: cheap, quantity: 3 },
      { skuId: dear, quantity: 51 },
      { skuId: unknown, quantity: 1 },
    ]),
  )
  expect(short).toHaveLength(2)
  expect(short).toContainEqual({ skuId: dear, requested: 51, available: 50 })
  expect(short).toContainEqual({ skuId: unknown, requested: 1, available: 0 })
  expect([await availableOf(cheap), await availableOf(dear)]).toEqual([50, 50])
})

test('a SKU named twice counts together', async () => {
  const lines = [
    { skuId: cheap, quantity: 30 },
    { skuId: cheap, quantity: 30 },
  ]
  expect(await order(lines)).toBe(false)
  expect(await availableOf(cheap)).toBe(50)
})

test('what is released can be taken again', async () => {
  await order([{ skuId: cheap, quantity: 50 }])
  expect(await order([{ skuId: cheap, quantity: 1 }])).toBe(false)
  await platform.database.transaction((tx) => releaseStock(tx, [{ skuId: cheap, quantity: 1 }]))
  expect(await order([{ skuId: cheap, quantity: 1 }])).toBe(true)
})

test('the lowest price is that of SKUs with stock; of all when none has', async () => {
  await order([{ skuId: cheap, quantity: 50 }])
  expect(await lowestPrice()).toBe(3_000)
  await order([{ skuId: dear, quantity: 50 }])
  expect(await lowestPrice()).toBe(1_000)
  await platform.database.transaction((tx) => releaseStock(tx, [{ skuId: dear, quantity: 1 }]))
  expect(await lowestPrice()).toBe(3_000)
})

test('the lowest price is right although the last pieces of both SKUs go at the same moment', async () => {
  const last = (skuId: string) => Array.from({ length: 50 }, () => order([{ skuId, quantity: 1 }]))
  await Promise.all([...last(cheap), ...last(dear)])
  expect(await lowestPrice()).toBe(1_000)
})

test('sales are counted per product however many orders are paid at once, and reach the lists', async () => {
  await Promise.all(
    Array.from({ length: 20 }, () =>
      platform.database.transaction((tx) =>
        recordSales(tx, [
          { skuId: cheap, quantity: 2 },
          { skuId: dear, quantity: 1 },
        ]),
      ),
    ),
  )
  await refreshListings(platform.database.db, platform.clock())
  const [row] = await platform.database.sql<{ sales: number }[]>`select sales from products`
  expect(row?.sales).toBe(60)
})

test('remembered SKUs may be old until the catalogue changes, then every process forgets at once', async () => {
  await listenForChanges(platform)
  expect((await cachedSkusForSale(platform, [cheap]))[0]).toMatchObject({ available: 50, priceFen: 1_000 })
  await platform.database.sql`update skus set price_fen = 1200 where id = ${cheap}`
  expect((await cachedSkusForSale(platform, [cheap, newId()]))[0]?.priceFen).toBe(1_000)
  await catalogueChanged(platform.database.db)
  await expect.poll(() => cachesOf(platform).skus.peek(cheap)).toBeUndefined()
  expect((await cachedSkusForSale(platform, [cheap]))[0]?.priceFen).toBe(1_200)
})

test('many who ask at once each get their own, in few questions, and a question that failed is asked anew', async () => {
  const { database: own } = platform
  const texts: string[] = []
  const watched = connect(database.url, { poolMax: 2, onStatement: (text) => texts.push(text) })
  const other = { ...platform, database: watched }
  try {
    const asks = Array.from({ length: 100 }, (_, n) => [n % 2 === 0 ? cheap : dear, newId()])
    const answers = await Promise.all(asks.map((ids) => cachedSkusForSale(other, ids)))
    expect(answers.map((skus) => skus.map(({ skuId }) => skuId))).toEqual(asks.map(([id]) => [id]))
    expect(texts.filter((text) => text.includes('from skus sku')).length).toBeLessThan(5)
    await own.sql`alter table sku_stock rename to sku_stock_away`
    await expect(Promise.all(asks.map(() => cachedSkusForSale(other, [newId()])))).rejects.toThrow()
    await own.sql`alter table sku_stock_away rename to sku_stock`
    expect(await cachedSkusForSale(other, [newId()])).toEqual([])
  } finally {
    await watched.close()
  }
})
