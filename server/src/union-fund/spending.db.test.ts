import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor } from '../../../test/support/shopping.ts'
import {
  foundUnionWithMember,
  grant,
  orderWithAllowance,
  type TestUnion,
} from '../../../test/support/unions.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { endAllowances } from './end-allowances.ts'

const dayMs = 24 * 3_600_000

let shop: Shop
let orange: Shelf
beforeAll(async () => {
  shop = await startShop()
  orange = await shelve(shop, { certified: true, priceFen: 6_000, stock: 1_000, name: '奉节脐橙' })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const unionWithMember = (options: { budgetFen?: number } = {}) =>
  foundUnionWithMember(shop, options.budgetFen ?? 100_000)
const order = (member: Caller, quantity = 1, skuId = orange.skuId) =>
  orderWithAllowance(member, skuId, quantity)
const notUsable = async (member: Caller, skuId = orange.skuId) => {
  const body = { items: [{ skuId, quantity: 1 }], addressId: await addAddress(member), useAllowance: true }
  return (await member.refused('POST /api/orders', { body })).code
}
const allowances = async (member: Caller) => (await member.call('GET /api/union/allowances', {})).items
const entries = async (member: Caller, query: { allowanceId?: string } = {}) =>
  (await member.call('GET /api/union/entries', { query })).items.map(({ kind, amountFen, orderId }) => ({
    kind,
    amountFen,
    orderId,
  }))
const budgetOf = async ({ officer, id }: TestUnion) =>
  (await officer.call('GET /api/union-office/unions/{id}/budgets', { params: { id } })).items[0]
const grantOf = ({ officer }: TestUnion, id: string) =>
  officer.call('GET /api/union-office/grants/{id}', { params: { id } })
const withdraw = ({ officer }: TestUnion, id: string) =>
  officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id } })
const end = () => endAllowances(shop.server.platform)
const cancel = (member: Caller, id: string) => member.call('POST /api/orders/{id}/cancel', { params: { id } })

describe('a member', () => {
  it('sees what there is, until when and where, and every movement with its order', async () => {
    const { union, member } = await unionWithMember()
    const issued = await grant(shop, union, {
      scope: { kind: 'counties', countyCodes: ['500236'] },
    })
    const [allowance] = await allowances(member)
    expect(allowance).toMatchObject({
      grantName: '春节慰问',
      amountFen: 10_000,
      remainingFen: 10_000,
      state: 'usable',
      validTo: issued.validTo,
      scopeText: '奉节县的帮扶产品',
    })
    const params = { id: allowance?.id ?? '' }
    expect(await member.call('GET /api/union/allowances/{id}', { params })).toEqual(allowance)
    const { items } = await member.call('GET /api/union/allowances/{id}/products', { params })
    expect(items.map((product) => product.id)).toEqual([orange.productId])

    const paid = await order(member)
    expect(paid.payment.state).toBe('paid')
    const held = await order(member)
    expect(held.payment).toMatchObject({ state: 'pending', amountFen: 2_000 })
    expect((await allowances(member))[0]).toMatchObject({ remainingFen: 0, state: 'usedUp' })
    await cancel(member, held.orderId)
    expect(await entries(member)).toEqual([
      { kind: 'released', amountFen: 4_000, orderId: held.orderId },
      { kind: 'held', amountFen: -4_000, orderId: held.orderId },
      { kind: 'spent', amountFen: -6_000, orderId: paid.orderId },
      { kind: 'granted', amountFen: 10_000, orderId: null },
    ])
    const mixed = await order(member)
    await payFor(shop, member, mixed.payment.id)
    expect((await entries(member)).slice(0, 2)).toEqual([
      { kind: 'spent', amountFen: 0, orderId: mixed.orderId },
      { kind: 'held', amountFen: -4_000, orderId: mixed.orderId },
    ])
    const first = await member.call('GET /api/union/entries', { query: { pageSize: 4 } })
    const rest = await member.call('GET /api/union/entries', {
      query: { pageSize: 4, cursor: first.nextCursor ?? '' },
    })
    expect([...first.items, ...rest.items].map((entry) => entry.kind)).toEqual([
      'spent',
      'held',
      'released',
      'held',
      'spent',
      'granted',
    ])
    expect(rest.nextCursor).toBeUndefined()
  })

  it('sees and spends nothing of somebody else', async () => {
    const { union, member } = await unionWithMember()
    await grant(shop, union)
    const [allowance] = await allowances(member)
    const stranger = await shop.signIn()
    const params = { id: allowance?.id ?? '' }
    expect(await allowances(stranger)).toEqual([])
    expect((await stranger.refused('GET /api/union/allowances/{id}', { params })).code).toBe(
      'allowance_not_found',
    )
    expect((await stranger.refused('GET /api/union/allowances/{id}/products', { params })).code).toBe(
      'allowance_not_found',
    )
    expect(await entries(stranger, { allowanceId: params.id })).toEqual([])
    expect(await notUsable(stranger)).toBe('allowance_not_usable')
    expect((await allowances(member))[0]?.remainingFen).toBe(10_000)
  })

  it('spends what ends first first, nothing before its first day, nothing on what is not certified', async () => {
    const { union, member } = await unionWithMember()
    const day = (ahead: number) => dayInShanghai(new Date(shop.now().getTime() + ahead * dayMs))
    await grant(shop, union, { name: '后到期', validTo: day(8) })
    await grant(shop, union, { name: '先到期', validTo: day(3) })
    await grant(shop, union, { name: '未开始', validFrom: day(1), validTo: day(2) })
    expect((await allowances(member)).map(({ grantName, state }) => [grantName, state])).toEqual([
      ['未开始', 'upcoming'],
      ['先到期', 'usable'],
      ['后到期', 'usable'],
    ])
    expect((await order(member, 2)).payment.amountFen).toBe(0)
    expect(
      (await allowances(member)).map(({ grantName, remainingFen }) => [grantName, remainingFen]),
    ).toEqual([
      ['未开始', 10_000],
      ['后到期', 8_000],
      ['先到期', 0],
    ])
    const plain = await shelve(shop, { priceFen: 6_000 })
    expect(await notUsable(member, plain.skuId)).toBe('allowance_not_usable')
  })
})

describe('what is unspent', () => {
  it('comes back when the grant is withdrawn; what an unpaid order holds, when that order ends', async () => {
    const { union, member } = await unionWithMember()
    const issued = await grant(shop, union, { amounts: { perMemberFen: 5_000 } })
    const unpaid = await order(member)
    expect(await withdraw(union, issued.id)).toMatchObject({
      state: 'withdrawn',
      heldFen: 5_000,
      remainingFen: 0,
      returnedFen: 0,
    })
    expect(await budgetOf(union)).toMatchObject({ availableFen: 95_000 })
    const held = await union.officer.refused('POST /api/union-office/budgets/{id}/close', {
      params: { id: union.budgetId },
    })
    expect(held).toMatchObject({ status: 409, code: 'budget_has_held' })
    expect(await budgetOf(union)).toMatchObject({ state: 'open', availableFen: 95_000 })
    await cancel(member, unpaid.orderId)
    await end()
    expect(await grantOf(union, issued.id)).toMatchObject({
      grant: { state: 'withdrawn', heldFen: 0, returnedFen: 5_000 },
    })
    expect(await budgetOf(union)).toMatchObject({ availableFen: 100_000, committedFen: 0 })
    expect((await allowances(member))[0]).toMatchObject({ state: 'withdrawn', remainingFen: 0 })
    expect(await notUsable(member)).toBe('allowance_not_usable')
    expect((await entries(member))[0]).toMatchObject({ kind: 'withdrawn', amountFen: -5_000 })
  })

  it('comes back when the last day in Shanghai is over, not before', async () => {
    const { union, member } = await unionWithMember()
    const issued = await grant(shop, union, { validTo: dayInShanghai(shop.now()) })
    await end()
    expect((await allowances(member))[0]).toMatchObject({ state: 'usable', remainingFen: 10_000 })
    const midnight = new Date(`${dayInShanghai(shop.now())}T24:00:00+08:00`)
    shop.passTime(midnight.getTime() - shop.now().getTime())
    const [later, officer] = [await shop.signIn(member.phone), await shop.signIn(union.officer.phone)]
    expect((await allowances(later))[0]).toMatchObject({ state: 'expired', remainingFen: 0 })
    expect(await notUsable(later)).toBe('allowance_not_usable')
    await end()
    expect(await grantOf({ ...union, officer }, issued.id)).toMatchObject({
      grant: { state: 'expired', returnedFen: 10_000, remainingFen: 0 },
    })
    expect((await entries(later))[0]).toMatchObject({ kind: 'expired', amountFen: -10_000 })
    await end()
    expect(await budgetOf({ ...union, officer })).toMatchObject({ availableFen: 100_000 })
  })

  it('of a member who leaves comes back, and only of that one', async () => {
    const { union, member } = await unionWithMember()
    const other = newPhone()
    await union.officer.call('POST /api/union-office/unions/{id}/members', {
      params: { id: union.id },
      body: { name: '王留下', phone: other, group: '' },
    })
    const issued = await grant(shop, union)
    await order(member)
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/members', {
      params: { id: union.id },
      query: { q: member.phone },
    })
    const left = await union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
      params: { id: union.id, memberId: items[0]?.id ?? '' },
      body: { state: 'left' },
    })
    expect(left).toMatchObject({ state: 'left', grantedThisYearFen: 6_000 })
    expect(await grantOf(union, issued.id)).toMatchObject({
      grant: {
        state: 'issued',
        amountFen: 20_000,
        spentFen: 6_000,
        returnedFen: 4_000,
        remainingFen: 10_000,
      },
    })
    expect((await allowances(member))[0]).toMatchObject({ state: 'withdrawn', remainingFen: 0 })
    expect((await member.call('GET /api/union/memberships', {})).items).toEqual([])
  })

  it('and unheld is withdrawn or held, never both, when both are tried at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { union, member } = await unionWithMember({ budgetFen: 5_000 })
      const issued = await grant(shop, union, { amounts: { perMemberFen: 5_000 } })
      const addressId = await addAddress(member)
      const [, placed] = await Promise.all([
        withdraw(union, issued.id),
        member.send('POST /api/orders', {
          body: { items: [{ skuId: orange.skuId, quantity: 1 }], addressId, useAllowance: true },
        }),
      ])
      // Held, beaten in the middle, or too late.
      expect([201, 409, 422]).toContain(placed.status)
      await end()
      const { grant: after } = await grantOf(union, issued.id)
      expect(after.heldFen + after.returnedFen).toBe(5_000)
      expect(after.remainingFen).toBe(0)
    }
  })
})

it('progress sums up to the ledger: granted, spent, held, left, returned, by product, county and month', async () => {
  const { union, member } = await unionWithMember({ budgetFen: 50_000 })
  const plum = await shelve(shop, { certified: true, priceFen: 1_500, name: '巫山脆李' })
  const first = await grant(shop, union, { amounts: { perMemberFen: 20_000 } })
  await grant(shop, union, { name: '端午慰问', amounts: { perMemberFen: 10_000 } })
  await order(member, 2)
  const { orderId, payment } = await order(member, 1, plum.skuId)
  await payFor(shop, member, payment.id)
  await order(member, 3)
  const staff = await plum.staff()
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason: '缺货，与买家协商退款' },
  })
  const month = dayInShanghai(shop.now()).slice(0, 7)
  const progress = await union.officer.call('GET /api/union-office/budgets/{id}/progress', {
    params: { id: union.budgetId },
  })
  expect(progress).toMatchObject({
    grantedFen: 30_000,
    spentFen: 12_000,
    heldFen: 16_500,
    remainingFen: 1_500,
    returnedFen: 0,
    expiringSoonFen: 1_500,
    membersGranted: 1,
    membersSpent: 1,
    byProduct: [{ name: '奉节脐橙', amountFen: 12_000, quantity: 2 }],
    byCounty: [{ name: '奉节县', amountFen: 12_000, quantity: 2 }],
    byMonth: [{ month, amountFen: 12_000 }],
  })
  const { items } = await union.officer.call('GET /api/union-office/grants/{id}/allowances', {
    params: { id: first.id },
    query: { q: '李会' },
  })
  expect(items).toMatchObject([{ name: '李会员', group: '一科', amountFen: 20_000, orders: 1, received: 0 }])
  const listed = await union.officer.call('GET /api/union-office/unions/{id}/grants', {
    params: { id: union.id },
    query: { budgetId: union.budgetId },
  })
  expect(listed.total).toBe(2)
  for (const one of listed.items) {
    expect(one.spentFen + one.heldFen + one.remainingFen + one.returnedFen).toBe(one.amountFen)
  }
})
