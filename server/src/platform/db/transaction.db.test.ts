import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.ts'
import { connect, type Database, sqlOf } from './index.ts'

let test: TestDatabase
let database: Database

beforeAll(async () => {
  test = await createTestDatabase()
  database = connect(test.url, { poolMax: 4 })
  await database.sql`create table pairs (id int primary key, value int not null)`
  await database.sql`insert into pairs values (1, 0), (2, 0)`
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

it('runs the victim of a deadlock again: both transactions happen, once each', async () => {
  const runs = { up: 0, down: 0 }
  const held = new Set<string>()
  const bothHold = Promise.withResolvers<void>()
  const both = (name: keyof typeof runs, ids: [number, number]) =>
    database.transaction(async (tx) => {
      runs[name] += 1
      for (const id of ids) {
        await sqlOf(tx)`update pairs set value = value + 1 where id = ${id}`
        // Each holds its first row before either asks for its second.
        held.add(name)
        if (held.size === 2) bothHold.resolve()
        await bothHold.promise
      }
    })
  await Promise.all([both('up', [1, 2]), both('down', [2, 1])])
  expect(await database.sql`select value from pairs order by id`).toEqual([{ value: 2 }, { value: 2 }])
  expect(runs.up + runs.down).toBeGreaterThan(2)
})

it('runs nothing again that fails for another reason', async () => {
  let runs = 0
  const failing = database.transaction(async (tx) => {
    runs += 1
    await sqlOf(tx)`insert into pairs values (1, 0)`
  })
  await expect(failing).rejects.toThrow('pairs_pkey')
  expect(runs).toBe(1)
})
