import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { connect, type Database } from './db/index.ts'
import { createLimits, type Limits } from './limits.ts'

let testDatabase: TestDatabase
let database: Database

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  database = connect(testDatabase.url, { poolMax: 4 })
})
afterAll(async () => {
  await database?.close()
  await testDatabase?.drop()
})

/** How many of `times` acts, spread over the given processes, went through at once. */
async function passed(
  processes: Limits[],
  times: number,
  shared: boolean,
  caller = 'caller',
): Promise<number> {
  const limit = { count: 5, seconds: 3600, ...(shared && { shared: true as const }) }
  const taken = await Promise.allSettled(
    Array.from({ length: times }, (_, turn) =>
      (processes[turn % processes.length] as Limits).take(`act ${shared}`, caller, limit),
    ),
  )
  return taken.filter((result) => result.status === 'fulfilled').length
}

test('a caller over the limit is refused with the wait, others are not', async () => {
  const limits = createLimits(database, 1)
  expect(await passed([limits], 8, false)).toBe(5)
  expect(await passed([limits], 1, false, 'another')).toBe(1)
  await expect(limits.take('act false', 'caller', { count: 5, seconds: 3600 })).rejects.toMatchObject({
    code: 'too_many_requests',
    extra: {
      detail: expect.stringMatching(/^请在 3[56]\d\d 秒后重试$/),
      retryAfterSeconds: expect.any(Number),
    },
  })
})

test('a shared limit holds over two processes and a restart, without the caller in clear', async () => {
  expect(await passed([createLimits(database, 1), createLimits(database, 1)], 12, true, '13812340000')).toBe(
    5,
  )
  expect(await passed([createLimits(database, 1)], 1, true, '13812340000')).toBe(0)
  const rows = await database.sql<{ key: string; points: number }[]>`select key, points from rate_limits`
  expect(rows.map((row) => row.points)).toEqual([13])
  expect(rows[0]?.key).not.toContain('13812340000')
})

test('a shared limit begins anew when its time is over', async () => {
  await passed([createLimits(database, 1)], 6, true, 'patient')
  await database.sql`update rate_limits set expire = ${Date.now() - 1}`
  expect(await passed([createLimits(database, 1)], 6, true, 'patient')).toBe(5)
})

test('the scale multiplies every count', async () => {
  expect(await passed([createLimits(database, 3)], 20, false)).toBe(15)
  expect(await passed([createLimits(database, 0.01)], 3, false)).toBe(1)
})
