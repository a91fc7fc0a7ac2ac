import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress } from '../../../test/support/shopping.ts'
import { foundUnion, grant, type TestUnion } from '../../../test/support/unions.ts'
import { checkLedger } from '../platform/ledger/index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop.stop())

interface Buying {
  union: TestUnion
  goods: Shelf
  input: { budgetId: string; name: string; items: { skuId: string; quantity: number }[]; addressId: string }
  phones: string[]
}

async function prepare(
  options: {
    budgetFen?: number
    stock?: number
    certified?: boolean
    members?: number
    memberYearCapFen?: number
  } = {},
): Promise<Buying> {
  const phones = Array.from({ length: options.members ?? 3 }, newPhone)
  const union = await foundUnion(shop, {
    budgetFen: options.budgetFen ?? 1_000_000,
    memberPhones: phones,
    ...(options.memberYearCapFen && { memberYearCapFen: options.memberYearCapFen }),
  })
  const goods = await shelve(shop, {
    priceFen: 2_000,
    stock: options.stock ?? 100,
    certified: options.certified ?? true,
  })
  const addressId = await addAddress(union.officer)
  const items = [{ skuId: goods.skuId, quantity: 2 }]
  return { union, goods, phones, input: { budgetId: union.budgetId, name: '春节慰问品', items, addressId } }
}

const quoteOf = ({ union, input }: Buying) =>
  union.officer.call('POST /api/union-office/unions/{id}/purchases/quote', {
    params: { id: union.id },
    body: input,
  })

const place = (
  { union, input }: Buying,
  expected: { members: number; totalFen: number },
  key = randomUUID(),
) =>
  union.officer.send('POST /api/union-office/unions/{id}/purchases', {
    params: { id: union.id },
    body: { ...input, expectedMembers: expected.members, expectedTotalFen: expected.totalFen },
    key,
  })

const availableOf = async ({ union }: Buying) =>
  (await union.officer.call('GET /api/union-office/unions/{id}/budgets', { params: { id: union.id } }))
    .items[0]?.availableFen

const faults = () => checkLedger(shop.server.platform.database.sql, shop.now())

describe('a collective purchase', () => {
  it('is one order by the fund, a share for each member, signed when the goods are there', async () => {
    const buying = await prepare()
    const { union, goods, phones } = buying
    const seen = await quoteOf(buying)
    expect(seen).toMatchObject({ members: 3, obstacles: [], quote: { goodsFen: 12_000 } })
    const key = randomUUID()
    const expected = { members: 3, totalFen: seen.quote.totalFen }
    const [first, again] = await Promise.all([place(buying, expected, key), place(buying, expected, key)])
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(first.body)
    const purchase = first.body as { id: string; orders: { id: string }[] }
    expect(purchase).toMatchObject({ state: 'ordered', members: 3, signed: 0, items: [{ quantity: 2 }] })
    expect(await availableOf(buying)).toBe(1_000_000 - seen.quote.totalFen)
    expect(await goods.available()).toBe(94)

    const member = await shop.signIn(phones[0])
    await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
    const [share] = (await member.call('GET /api/union/distributions', {})).items
    expect(share).toMatchObject({ purchaseName: '春节慰问品', state: 'ordered' })
    const id = share?.id ?? ''
    expect(await member.refused('POST /api/union/distributions/{id}/sign', { params: { id } })).toMatchObject(
      {
        code: 'distribution_state_conflict',
      },
    )
    const orderId = purchase.orders[0]?.id ?? ''
    const staff = await goods.staff()
    const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body: parcel })
    await union.officer.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
    const signed = await member.call('POST /api/union/distributions/{id}/sign', { params: { id } })
    expect(signed.state).toBe('signed')
    expect(await member.call('POST /api/union/distributions/{id}/sign', { params: { id } })).toEqual(signed)

    const list = await union.officer.call('GET /api/union-office/purchases/{id}/distributions', {
      params: { id: purchase.id },
    })
    expect(list.items.map((row) => row.state).sort()).toEqual(['ready', 'ready', 'signed'])
    const other = list.items.find((row) => row.state === 'ready')?.id ?? ''
    expect(
      await union.officer.call('POST /api/union-office/distributions/{id}/sign', { params: { id: other } }),
    ).toMatchObject({ state: 'signed' })
    const [shown] = (
      await union.officer.call('GET /api/union-office/unions/{id}/purchases', { params: { id: union.id } })
    ).items
    expect(shown).toMatchObject({ state: 'ready', signed: 2 })
    expect(await faults()).toEqual([])
  })

  it('returns what a merchant refunds to the fund, to the fen', async () => {
    const buying = await prepare({ members: 2 })
    const seen = await quoteOf(buying)
    const placed = await place(buying, { members: 2, totalFen: seen.quote.totalFen })
    const orderId = (placed.body as { orders: { id: string }[] }).orders[0]?.id ?? ''
    const staff = await buying.goods.staff()
    const body = { reason: '缺货，协商退款' }
    const refund = await staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: orderId },
      body,
    })
    expect(refund).toMatchObject({ allowanceFen: seen.quote.totalFen, cashFen: 0, state: 'succeeded' })
    expect(await availableOf(buying)).toBe(1_000_000)
    expect(await buying.goods.available()).toBe(100)
    expect(await faults()).toEqual([])
  })

  it('is refused when the budget, the certificate, the stock or the roster does not allow it; nothing changes', async () => {
    const poor = await prepare({ budgetFen: 5_000 })
    const seen = await quoteOf(poor)
    expect(seen.obstacles).toHaveLength(1)
    expect((await place(poor, { members: 3, totalFen: seen.quote.totalFen })).body).toMatchObject({
      code: 'budget_short',
    })
    expect(await poor.goods.available()).toBe(100)

    const uncertified = await prepare({ certified: false })
    expect((await place(uncertified, { members: 3, totalFen: 12_000 })).body).toMatchObject({
      code: 'not_certified',
    })

    const scarce = await prepare({ stock: 5 })
    const scarceSeen = await quoteOf(scarce)
    expect(scarceSeen.obstacles[0]).toContain('库存不足')
    expect((await place(scarce, { members: 3, totalFen: scarceSeen.quote.totalFen })).body).toMatchObject({
      code: 'out_of_stock',
    })

    const changed = await prepare()
    expect((await place(changed, { members: 4, totalFen: 12_000 })).body).toMatchObject({
      code: 'grant_changed',
    })
    expect((await place(changed, { members: 3, totalFen: 1 })).body).toMatchObject({ code: 'price_changed' })
    for (const buying of [poor, uncertified, scarce, changed]) {
      const { union, input } = buying
      expect(await availableOf(buying)).toBe(buying === poor ? 5_000 : 1_000_000)
      expect(
        (
          await union.officer.call('GET /api/union-office/unions/{id}/purchases', {
            params: { id: union.id },
          })
        ).total,
      ).toBe(0)
      expect(input.items).toHaveLength(1)
    }
    expect(await faults()).toEqual([])
  })

  it('counts against each member’s yearly cap as a grant does, and no more once it is given back', async () => {
    const buying = await prepare({ members: 2, memberYearCapFen: 7_000 })
    const { union } = buying
    const seen = await quoteOf(buying)
    const eachFen = Math.ceil(seen.quote.totalFen / 2)
    const gotEach = async () =>
      (
        await union.officer.call('GET /api/union-office/unions/{id}/members', { params: { id: union.id } })
      ).items.map((member) => member.grantedThisYearFen)
    const placed = await place(buying, { members: 2, totalFen: seen.quote.totalFen })
    expect(placed.status).toBe(201)
    expect(await gotEach()).toEqual([eachFen, eachFen])

    const more = { ...buying, input: { ...buying.input, name: '中秋慰问品' } }
    const moreSeen = await quoteOf(more)
    expect(moreSeen.obstacles).toEqual(['2 名会员将超过每人每年 70.00 元'])
    const refused = await place(more, { members: 2, totalFen: moreSeen.quote.totalFen })
    expect(refused).toMatchObject({ status: 422, body: { code: 'cap_exceeded' } })
    const perMemberFen = 7_000 - eachFen
    await expect(grant(shop, union, { amounts: { perMemberFen: perMemberFen + 1 } })).rejects.toThrow(
      'cap_exceeded',
    )

    const [order] = (placed.body as { orders: { id: string }[] }).orders
    const staff = await buying.goods.staff()
    await staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: order?.id ?? '' },
      body: { reason: '缺货，协商退款' },
    })
    expect(await gotEach()).toEqual([0, 0])
    await grant(shop, union, { amounts: { perMemberFen: 7_000 } })
    expect(await gotEach()).toEqual([7_000, 7_000])
    expect(await faults()).toEqual([])
  })

  it('of two merchants counts to the fen as it was checked: a share of the whole, rounded up once', async () => {
    const memberPhones = Array.from({ length: 7 }, newPhone)
    const union = await foundUnion(shop, { budgetFen: 1_000_000, memberPhones, memberYearCapFen: 429 })
    const cheap = { priceFen: 100, weightG: 100, stock: 10, certified: true }
    const [goods, more] = [await shelve(shop, cheap), await shelve(shop, cheap)]
    const buying: Buying = {
      union,
      goods,
      phones: memberPhones,
      input: {
        budgetId: union.budgetId,
        name: '清凉慰问品',
        items: [goods, more].map(({ skuId }) => ({ skuId, quantity: 1 })),
        addressId: await addAddress(union.officer),
      },
    }
    // 15 yuan of each merchant: each a seventh of 3,000 fen, not twice a seventh of 1,500.
    expect((await quoteOf(buying)).quote.totalFen).toBe(3_000)
    expect((await place(buying, { members: 7, totalFen: 3_000 })).status).toBe(201)
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/members', {
      params: { id: union.id },
    })
    expect(items.map((member) => member.grantedThisYearFen)).toEqual(Array(7).fill(429))
  })

  it('is nobody else’s: another union’s officer and a stranger to the roster find nothing', async () => {
    const buying = await prepare({ members: 1 })
    const seen = await quoteOf(buying)
    const placed = await place(buying, { members: 1, totalFen: seen.quote.totalFen })
    const purchaseId = (placed.body as { id: string }).id
    const { officer } = await foundUnion(shop)
    expect(
      await officer.refused('GET /api/union-office/purchases/{id}/distributions', {
        params: { id: purchaseId },
      }),
    ).toMatchObject({ code: 'purchase_not_found' })
    expect(
      (await place({ ...buying, union: { ...buying.union, officer } }, { members: 1, totalFen: 1 })).body,
    ).toMatchObject({ code: 'union_not_found' })
    const [row] = (
      await buying.union.officer.call('GET /api/union-office/purchases/{id}/distributions', {
        params: { id: purchaseId },
      })
    ).items
    const stranger = await shop.signIn()
    const params = { id: row?.id ?? '' }
    expect(await stranger.refused('POST /api/union/distributions/{id}/sign', { params })).toMatchObject({
      code: 'distribution_not_found',
    })
    expect(await officer.refused('POST /api/union-office/distributions/{id}/sign', { params })).toMatchObject(
      { code: 'distribution_not_found' },
    )
    expect((await stranger.call('GET /api/union/distributions', {})).items).toEqual([])
  })

  it('is placed once whatever is clicked twice, with one key or with two', async () => {
    const buying = await prepare({ members: 2 })
    const { quote } = await quoteOf(buying)
    const seen = { members: 2, totalFen: quote.totalFen }
    const key = randomUUID()
    const same = await Promise.all([place(buying, seen, key), place(buying, seen, key)])
    expect(same.map(({ status }) => status)).toEqual([201, 201])
    expect(same[0]?.body).toEqual(same[1]?.body)
    const more = await Promise.all([place(buying, seen), place(buying, seen)])
    expect(more.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array(2).fill([409, 'purchase_exists']),
    )
    expect(await availableOf(buying)).toBe(1_000_000 - quote.totalFen)
    expect(await buying.goods.available()).toBe(100 - 4)
    expect(await faults()).toEqual([])
  })

  it('at the moment of the year’s close is within it or refused; not a fen is left in the fund', async () => {
    const buying = await prepare({ members: 2 })
    const { quote } = await quoteOf(buying)
    const close = () =>
      buying.union.officer.send('POST /api/union-office/budgets/{id}/close', {
        params: { id: buying.union.budgetId },
      })
    const seen = { members: 2, totalFen: quote.totalFen }
    const [bought, ...closed] = await Promise.all([place(buying, seen), close(), close()])
    expect(closed.map(({ status }) => status)).toEqual([200, 200])
    const { code } = bought.body as { code?: string }
    expect([bought.status, code]).toEqual(bought.status === 201 ? [201, undefined] : [409, 'budget_closed'])
    const spentFen = bought.status === 201 ? quote.totalFen : 0
    expect(closed[0]?.body).toMatchObject({ state: 'closed', returnedFen: 1_000_000 - spentFen })
    expect(await availableOf(buying)).toBe(0)
    const late = await place({ ...buying, input: { ...buying.input, name: '再次采购' } }, seen)
    expect(late).toMatchObject({ status: 409, body: { code: 'budget_closed' } })
    expect(await faults()).toEqual([])
  })

  it('of two that want the last of the budget at once one gets it', async () => {
    const buying = await prepare({ budgetFen: 20_000, members: 4 })
    const seen = await quoteOf(buying)
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => place(buying, { members: 4, totalFen: seen.quote.totalFen })),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409, 409])
    expect(await availableOf(buying)).toBe(20_000 - seen.quote.totalFen)
    expect(await faults()).toEqual([])
  })
})
