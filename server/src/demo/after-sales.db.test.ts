import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { connect, type Database } from '../platform/db/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { products } from './index.ts'
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

test('the demo’s cases stand at different points of their way, and its ledger holds', async () => {
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
  expect(await checkLedger(sql, now)).toEqual([])
})
