import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../support/shop.ts'
import { addAddress } from '../support/shopping.ts'
import { foundUnion, grant, type TestUnion } from '../support/unions.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

interface Scene {
  union: TestUnion
  grantId: string
  member: Caller
  addressId: string
  goods: Shelf
}

/** A member who has 100 yuan and has just seen that goods of 60 cost nothing. */
async function quoted(validTo?: string): Promise<Scene> {
  const phone = newPhone()
  const goods = await shelve(shop, { priceFen: 6_000, certified: true })
  const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: [phone] })
  const { id: grantId } = await grant(shop, union, validTo ? { validTo } : {})
  const member = await shop.signIn(phone)
  await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
  const scene = { union, grantId, member, addressId: await addAddress(member), goods }
  expect(await member.call('POST /api/checkout/quote', { body: bodyOf(scene) })).toMatchObject({
    allowanceFen: 6_000,
    cashFen: 0,
  })
  return scene
}

const bodyOf = ({ goods, addressId }: Pick<Scene, 'goods' | 'addressId'>) => ({
  items: [{ skuId: goods.skuId, quantity: 1 }],
  addressId,
  useAllowance: true,
})

/** Placing it now, by an app that says what it showed and by a program that does not. */
async function refusals(scene: Scene): Promise<string[]> {
  const { member } = scene
  const codes: string[] = []
  for (const seen of [{ expectedCashFen: 0 }, {}]) {
    codes.push((await member.refused('POST /api/orders', { body: { ...bodyOf(scene), ...seen } })).code)
  }
  return codes
}

/** What an order would have changed. */
async function state({ goods, member }: Scene) {
  const { sql } = shop.server.platform.database
  const [spent] = await sql<{ count: number }[]>`
    select count(*)::int as count from ledger_transfers where code = 'allowance.spend' and from_account_id in (
      select allowances.id from allowances join union_members on union_members.id = member_id
      where user_id = ${member.userId})`
  return {
    stock: await goods.available(),
    orders: (await member.call('GET /api/orders', {})).total,
    spent: spent?.count,
    faults: await checkLedger(sql, shop.now()),
  }
}

const nothing = { stock: 10, orders: 0, spent: 0, faults: [] }
const refused = ['allowance_changed', 'allowance_not_usable']

describe('an allowance that ends between quote and order', () => {
  it('because the officer withdrew it pays nothing, and nothing changes', async () => {
    const scene = await quoted()
    await scene.union.officer.call('POST /api/union-office/grants/{id}/withdraw', {
      params: { id: scene.grantId },
    })
    expect(await refusals(scene)).toEqual(refused)
    expect(await state(scene)).toEqual(nothing)
  })

  it('because the product lost its certificate pays nothing, and nothing changes', async () => {
    const scene = await quoted()
    const { sql } = shop.server.platform.database
    await sql`update certifications set state = 'revoked' where product_id = ${scene.goods.productId}`
    expect(await refusals(scene)).toEqual(refused)
    expect(await state(scene)).toEqual(nothing)
  })

  it('because its certificate lapsed at midnight pays nothing, and nothing changes', async () => {
    const scene = await quoted()
    const { sql } = shop.server.platform.database
    const yesterday = dayInShanghai(new Date(shop.now().getTime() - 86_400_000))
    await sql`update certifications set valid_to = ${yesterday} where product_id = ${scene.goods.productId}`
    expect(await refusals(scene)).toEqual(refused)
    expect(await state(scene)).toEqual(nothing)
  })

  it('because the member left the union pays nothing, and nothing changes', async () => {
    const scene = await quoted()
    const params = { id: scene.union.id }
    const { items } = await scene.union.officer.call('GET /api/union-office/unions/{id}/members', { params })
    await scene.union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
      params: { ...params, memberId: items[0]?.id ?? '' },
      body: { state: 'left' },
    })
    expect(await refusals(scene)).toEqual(refused)
    expect(await state(scene)).toEqual(nothing)
  })

  it('because its last day in Shanghai is over pays nothing, and nothing changes', async () => {
    const today = dayInShanghai(shop.now())
    const scene = await quoted(today)
    shop.passTime(new Date(`${today}T24:00:00+08:00`).getTime() - shop.now().getTime())
    const later = { ...scene, member: await shop.signIn(scene.member.phone) }
    expect(await refusals(later)).toEqual(refused)
    expect(await state(later)).toEqual(nothing)
  })
})

describe('somebody else’s allowance', () => {
  it('pays nothing for a stranger who asks for it, and nothing changes', async () => {
    const scene = await quoted()
    const stranger = await shop.signIn()
    const own = { ...scene, member: stranger, addressId: await addAddress(stranger) }
    expect(await refusals(own)).toEqual(refused)
    expect(await state(own)).toEqual(nothing)
    expect(await state(scene)).toEqual(nothing)
    // Own money is taken when the buyer saw that it would be, or wants no allowance.
    const seen = await stranger.call('POST /api/checkout/quote', { body: bodyOf(own) })
    const placed = await stranger.call('POST /api/orders', {
      body: { ...bodyOf(own), expectedCashFen: seen.cashFen },
    })
    expect(placed.payment).toMatchObject({ state: 'pending', amountFen: 6_000 })
  })
})
