import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { createStaff } from '../identity/index.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { connect, type Database } from '../platform/db/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { usableAllowances } from '../union-fund/index.ts'
import { demoShoppers } from './accounts.ts'
import { writeUnion } from './unions.ts'

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

// The demo is seeded on any day, the last of a year included.
test.each(['2026-03-01T10:00:00+08:00', '2027-12-31T23:30:00+08:00'])(
  'the demo’s union can be written at %s, and its members can spend',
  async (at) => {
    const now = new Date(at)
    const cipher = createFieldCipher('a secret key for tests, 32 characters or more')
    const context = { clock: () => now, cipher, database }
    const allowances = await database.transaction(async (tx) => {
      await writeUnion(tx, context)
      const [first] = demoShoppers
      if (!first) throw new Error('no demo shopper')
      const userId = await createStaff(context, { phone: first.phone, roles: [] }, tx)
      return usableAllowances(tx, userId, now)
    })
    expect(allowances.map(({ grantName, remainingFen }) => [grantName, remainingFen])).toEqual([
      ['节日慰问', 50_000],
      ['渝东北消费帮扶', 30_000],
    ])
    expect(await checkLedger(database.sql, now)).toEqual([])
  },
)
