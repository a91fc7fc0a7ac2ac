import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, placeOne } from '../../../test/support/shopping.ts'
import { foundUnion } from '../../../test/support/unions.ts'
import { createStaff } from './index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false, welcome: true })
})
afterAll(() => shop?.stop())

const obstaclesOf = async (person: Caller) => (await person.call('GET /api/me/closing', {})).obstacles
const pointsOf = async (person: Caller) => (await person.call('GET /api/points', {})).balance

test('an account closes for good: nothing of the person is left, and who comes back is new without a second welcome', async () => {
  const shelf = await shelve(shop, { stock: 5 })
  const phone = newPhone()
  const union = await foundUnion(shop, { memberPhones: [phone] })
  const person = await shop.signIn(phone)
  await addAddress(person)
  await person.call('PUT /api/cart/items/{skuId}', { params: { skuId: shelf.skuId }, body: { quantity: 1 } })
  await person.call('POST /api/union/memberships', { body: { unionId: union.id } })
  const { sql } = shop.server.platform.database
  await Promise.all([person.call('DELETE /api/me', {}), person.call('DELETE /api/me', {})])
  const [row] = await sql`
    select phone_encrypted, phone_index, openid, nickname, closed_at is not null as closed,
      (select count(*)::int from addresses where owner_id = users.id) as addresses,
      (select count(*)::int from cart_items where user_id = users.id) as cart,
      (select count(*)::int from union_members where user_id = users.id) as unions,
      (select count(*)::int from refresh_families where user_id = users.id and revoked_at is null) as devices,
      (select count(*)::int from audit_entries where subject_id = users.id and action = 'user.close') as audited
    from users where id = ${person.userId}`
  expect(row).toEqual({
    phone_encrypted: null,
    phone_index: null,
    openid: null,
    nickname: '已注销用户',
    closed: true,
    addresses: 0,
    cart: 0,
    unions: 0,
    devices: 0,
    audited: 1,
  })
  // Its token lives for minutes, and leaves nothing of the person behind.
  const address = { name: '李四', phone: newPhone(), region: '重庆市渝中区', detail: '解放碑 1 号' }
  expect((await person.refused('POST /api/addresses', { body: address })).code).toBe('token_invalid')
  const again = await shop.signIn(phone)
  expect(again.userId).not.toBe(person.userId)
  expect(await pointsOf(again)).toBe(0)
  expect(await pointsOf(await shop.signIn(newPhone()))).toBeGreaterThan(0)
})

test('what others still wait for stands in the way, and is named', async () => {
  const shelf = await shelve(shop, { stock: 5 })
  const buyer = await shop.signIn()
  await placeOne(buyer, shelf.skuId)
  expect(await obstaclesOf(buyer)).toEqual(['orders'])
  const refused = await buyer.refused('DELETE /api/me', {})
  expect([refused.code, refused.detail]).toEqual(['account_not_closable', expect.stringContaining('订单')])
  expect((await buyer.call('GET /api/me', {})).phoneMasked).toBeDefined()
  expect(await obstaclesOf(await shelf.staff())).toContain('shop')
  const applicant = await shop.signIn()
  await applicant.call('POST /api/merchant-entry', {})
  expect(await obstaclesOf(applicant)).toEqual(['entry'])
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['city'] })
  expect(await obstaclesOf(await shop.signIn(phone))).toEqual(['office'])
})
