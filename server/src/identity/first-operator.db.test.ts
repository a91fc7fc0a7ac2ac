import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { appointFirstOperator, createStaff } from './index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

test('the first operator is whose phone the operation names, once, and never instead of one who is there', async () => {
  const { platform } = shop.server
  const { sql } = platform.database
  await sql`update users set roles = array_remove(roles, 'operator')`
  const [first, later] = [newPhone(), newPhone()]
  await Promise.all([appointFirstOperator(platform, first), appointFirstOperator(platform, first)])
  await appointFirstOperator(platform, later)
  const operators = await sql`select id from users where 'operator' = any(roles)`
  const id = await createStaff(platform, { phone: first, roles: [] })
  expect([...operators]).toEqual([{ id }])
})
