import postgres from 'postgres'
import { expect, test } from 'vitest'
import { createTestDatabase } from './database.ts'

test('two test databases share nothing, and a dropped one is gone although a session was open', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()])
  const sql = postgres(first.url, { max: 1 })
  await sql`create table only_here (id int)`
  const other = postgres(second.url, { max: 1 })
  await expect(other`select * from only_here`).rejects.toMatchObject({ code: '42P01' })
  await other.end()
  await second.drop()

  await first.drop()
  await expect(postgres(first.url, { max: 1 })`select 1`).rejects.toMatchObject({ code: '3D000' })
})
