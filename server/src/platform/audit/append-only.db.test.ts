import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { newId } from '../db/columns.ts'
import { connect, type Database } from '../db/index.ts'
import { audit } from './index.ts'

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

test('an audit row can be written, and neither changed, deleted nor truncated away', async () => {
  const subjectId = newId()
  await database.transaction((tx) =>
    audit(tx, {
      actorId: null,
      action: 'order.close',
      subject: 'order',
      subjectId,
      after: { state: 'closed' },
    }),
  )
  const { sql } = database
  const refused = { code: '23001', message: expect.stringContaining('append-only') }
  await expect(sql`update audit_entries set action = 'nothing'`).rejects.toMatchObject(refused)
  await expect(sql`delete from audit_entries where false`).rejects.toMatchObject(refused)
  await expect(sql`truncate audit_entries`).rejects.toMatchObject(refused)
  await expect(sql`truncate audit_entries cascade`).rejects.toMatchObject(refused)
  expect([...(await sql`select action, subject_id from audit_entries`)]).toEqual([
    { action: 'order.close', subject_id: subjectId },
  ])
})
