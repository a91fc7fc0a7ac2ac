import { afterAll, beforeAll, expect, test } from 'vitest'
import { testConfig } from '../../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { until } from '../../../test/support/shopping.ts'
import { createServer, type Server } from '../server.ts'
import { newId } from './db/columns.ts'
import { openAccounts } from './ledger/index.ts'

const now = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()

let testDatabase: TestDatabase
let server: Server

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  server = await createServer(testConfig(testDatabase.url), { clock: () => now })
})
afterAll(async () => {
  await server?.stop()
  await testDatabase?.drop()
})

/** Runs a scheduled job now, through its queue, and waits for its end. */
async function run(queue: string): Promise<void> {
  const { database, jobs } = server.platform
  await database.transaction((tx) => jobs.enqueue(tx, queue, {}))
  await until(async () => {
    const [row] = await database.sql<{ state: string }[]>`
      select state from pgboss.job where name = ${queue} order by created_on desc limit 1`
    if (row?.state === 'failed' || row?.state === 'retry') throw new Error(`${queue} failed`)
    return row?.state === 'completed'
  })
}

test('idempotency keys are kept a week, counters until their time is over', async () => {
  const { sql } = server.platform.database
  const actor = newId()
  for (const [key, createdAt] of [
    ['old', daysAgo(7.01)],
    ['young', daysAgo(6.99)],
  ] as const) {
    await sql`insert into idempotency_keys (actor_id, key, body_hash, answer, created_at)
      values (${actor}, ${key}, 'hash', '{}', ${createdAt}::timestamptz)`
  }
  await sql`insert into rate_limits (key, points, expire)
    values ('over', 1, ${now.getTime() - 1}), ('running', 1, ${now.getTime() + 1}), ('for ever', 1, null)`
  await run('purge-idempotency-keys')
  await run('purge-rate-limits')
  expect([...(await sql`select key from idempotency_keys`)]).toEqual([{ key: 'young' }])
  expect((await sql`select key from rate_limits order by key`).map(({ key }) => key)).toEqual([
    'for ever',
    'running',
  ])
})

test('sign-ins and SMS codes that are over go, the others stay', async () => {
  const { sql } = server.platform.database
  for (const [token, days] of [
    ['over', 0.01],
    ['good', -0.01],
  ] as const) {
    const family = newId()
    await sql`insert into refresh_families (id, user_id, created_at) values (${family}, ${newId()}, ${daysAgo(30)})`
    await sql`insert into refresh_tokens (token_hash, family_id, expires_at)
      values (${token}, ${family}, ${daysAgo(days)}::timestamptz)`
    await sql`insert into sms_codes (phone_index, code_hash, expires_at)
      values (${token}, 'hash', ${daysAgo(days)}::timestamptz)`
  }
  await run('purge-refresh-tokens')
  await run('purge-sms-codes')
  expect([...(await sql`select token_hash from refresh_tokens`)]).toEqual([{ token_hash: 'good' }])
  expect(await sql`select from refresh_families`).toHaveLength(1)
  expect([...(await sql`select phone_index from sms_codes`)]).toEqual([{ phone_index: 'good' }])
})

test('a month’s key retires and another signs', async () => {
  const { sql } = server.platform.database
  const signing = () => sql<{ kid: string }[]>`select kid from signing_keys where retired_at is null`
  const [before] = await signing()
  await run('rotate-signing-keys')
  const [after, ...more] = await signing()
  expect(more).toEqual([])
  expect(after?.kid).toEqual(expect.any(String))
  expect(after?.kid).not.toBe(before?.kid)
})

test('what the ledger’s check finds wrong is told in the metrics', async () => {
  const { database, metrics } = server.platform
  const told = async () => /^yuxiang_ledger_faults (\S+)$/m.exec((await metrics.read()).text)?.[1]
  expect(await told()).toBe('Nan')
  await run('check-ledger')
  expect(await told()).toBe('0')
  const [source, fund] = [newId(), newId()]
  const kinds = { [source]: 'fundingSource', [fund]: 'fund' } as const
  const accounts = Object.entries(kinds).map(([id, kind]) => ({ id, kind, ownerId: source }))
  await openAccounts(database.db, accounts, now)
  await database.sql`update ledger_accounts set balance = 1 where id = ${fund}`
  await run('check-ledger')
  // The balance that nothing explains, and the sum that is not zero.
  expect(await told()).toBe('2')
})
