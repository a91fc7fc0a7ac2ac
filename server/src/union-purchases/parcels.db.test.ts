import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress } from '../../../test/support/shopping.ts'
import { workbook } from '../../../test/support/union-papers.ts'
import { foundUnion, type TestUnion } from '../../../test/support/unions.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { checkLedger } from '../platform/ledger/index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

interface Scene {
  union: TestUnion
  members: Caller[]
  goods: Shelf[]
}

/** Four members: two with an address, one in a province without delivery, one without; a fifth has not joined. */
async function prepare(stock = 50): Promise<Scene> {
  const phones = Array.from({ length: 5 }, newPhone)
  const union = await foundUnion(shop, { budgetFen: 1_000_000, memberPhones: phones })
  const goods = [
    await shelve(shop, { priceFen: 2_000, certified: true, stock, excludedProvinceCodes: ['540000'] }),
    await shelve(shop, { priceFen: 3_000, certified: true, stock }),
  ]
  const members: Caller[] = []
  for (const phone of phones.slice(0, 4)) {
    const member = await shop.signIn(phone)
    await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
    members.push(member)
  }
  const regions = ['重庆市渝中区', '重庆市渝中区', '西藏自治区拉萨市城关区']
  for (const [index, region] of regions.entries()) await addAddress(members[index] as Caller, region)
  return { union, members, goods }
}

const inputOf = ({ union, goods }: Scene, name = '中秋慰问品') => ({
  budgetId: union.budgetId,
  name,
  items: goods.map(({ skuId }) => ({ skuId, quantity: 1 })),
  delivery: 'members' as const,
})
const quoteOf = (scene: Scene) =>
  scene.union.officer.call('POST /api/union-office/unions/{id}/purchases/quote', {
    params: { id: scene.union.id },
    body: inputOf(scene),
  })
async function place(scene: Scene) {
  const seen = await quoteOf(scene)
  return scene.union.officer.call('POST /api/union-office/unions/{id}/purchases', {
    params: { id: scene.union.id },
    body: {
      ...inputOf(scene),
      expectedMembers: seen.members,
      expectedTotalFen: seen.quote.totalFen,
      expectedDigest: seen.digest,
    },
  })
}
const sharesOf = async ({ union }: Scene, id: string) =>
  (await union.officer.call('GET /api/union-office/purchases/{id}/distributions', { params: { id } })).items

describe('a purchase sent to each member', () => {
  it('says before who would get nothing and why, and buys for the others: an order per member and merchant', async () => {
    const scene = await prepare()
    const seen = await quoteOf(scene)
    expect(seen).toMatchObject({ members: 2, withoutCount: 3, obstacles: [] })
    expect(seen.without.map(({ reason }) => reason).toSorted()).toEqual([
      'noAddress',
      'notDeliverable',
      'notJoined',
    ])
    // Two parcels of 20 and 30 yuan, each with its merchant's freight of 8.
    expect(seen.quote).toMatchObject({ goodsFen: 10_000, freightFen: 3_200, totalFen: 13_200 })
    const purchase = await place(scene)
    expect(purchase).toMatchObject({
      delivery: 'members',
      members: 2,
      totalFen: 13_200,
      signed: 0,
      orders: [],
    })
    expect(await scene.goods[0]?.available()).toBe(48)
    const shares = await sharesOf(scene, purchase.id)
    expect(shares.map(({ state, parcels }) => [state, parcels.length])).toEqual([
      ['ordered', 2],
      ['ordered', 2],
    ])
    const [first] = scene.members
    const own = await first?.call('GET /api/orders', {})
    expect(own?.items).toHaveLength(2)
    const detail = await first?.call('GET /api/orders/{id}', { params: { id: own?.items[0]?.id ?? '' } })
    // Nobody learns of the colleagues' orders.
    expect(detail?.payment.orderIds.toSorted()).toEqual(own?.items.map(({ id }) => id).toSorted())
    expect(detail?.recipient.detail).toBe('中山四路 1 号')
  })

  it('is signed for by receiving the last parcel; papers and refunds follow each member’s own orders', async () => {
    const scene = await prepare()
    const purchase = await place(scene)
    const [first, second] = scene.members as [Caller, Caller]
    const ship = async (member: Caller) => {
      const { items } = await member.call('GET /api/orders', {})
      for (const { id, merchantId } of items) {
        const staff = await scene.goods.find((goods) => goods.merchantId === merchantId)?.staff()
        const body = { carrier: 'sf', trackingNo: `SF${id.replace(/\D/g, '').padEnd(10, '1').slice(0, 10)}` }
        await staff?.call('POST /api/merchant/orders/{id}/ship', { params: { id }, body })
      }
      return items.map(({ id }) => id)
    }
    const [one = '', two = ''] = await ship(first)
    const shareOf = async (member: Caller) => (await member.call('GET /api/union/distributions', {})).items[0]
    await first.call('POST /api/orders/{id}/confirm-receipt', { params: { id: one } })
    expect(await shareOf(first)).toMatchObject({ state: 'ordered', signedAs: null })
    await first.call('POST /api/orders/{id}/confirm-receipt', { params: { id: two } })
    expect(await shareOf(first)).toMatchObject({ state: 'signed', signedAs: 'member', delivery: 'members' })
    const theirs = await shareOf(second)
    expect(
      await second.refused('POST /api/union/distributions/{id}/sign', { params: { id: theirs?.id ?? '' } }),
    ).toMatchObject({ code: 'distribution_state_conflict' })
    const [shown] = (
      await scene.union.officer.call('GET /api/union-office/unions/{id}/purchases', {
        params: { id: scene.union.id },
      })
    ).items
    expect(shown).toMatchObject({ signed: 1, state: 'ordered' })

    for (const { id, merchantId } of (await second.call('GET /api/orders', {})).items) {
      const staff = await scene.goods.find((goods) => goods.merchantId === merchantId)?.staff()
      await staff?.call('POST /api/merchant/orders/{id}/refunds', {
        params: { id },
        body: { reason: '缺货，与工会协商退款' },
      })
    }
    expect(await shareOf(second)).toMatchObject({ state: 'cancelled' })
    const budgets = await scene.union.officer.call('GET /api/union-office/unions/{id}/budgets', {
      params: { id: scene.union.id },
    })
    expect(budgets.items[0]?.availableFen).toBe(1_000_000 - purchase.totalFen / 2)
    const day = dayInShanghai(shop.now())
    const book = await workbook(shop, scene.union, { from: day, to: day })
    expect(
      book
        .rows('集体采购签收表')
        .map((row) => row[6] ?? '')
        .toSorted(),
    ).toEqual(['', '本人签收'])
    expect(book.total('订单明细', '退款')).toBe(purchase.totalFen / 2)
  }, 60_000)

  it('is refused when a member’s address came or went since, when stock is short, or to more than 500', async () => {
    const scene = await prepare()
    const seen = await quoteOf(scene)
    await addAddress(scene.members[3] as Caller)
    const body = {
      ...inputOf(scene),
      expectedMembers: seen.members,
      expectedTotalFen: seen.quote.totalFen,
      expectedDigest: seen.digest,
    }
    const params = { id: scene.union.id }
    const refused = async (changes: object = {}) =>
      (
        await scene.union.officer.refused('POST /api/union-office/unions/{id}/purchases', {
          params,
          body: { ...body, ...changes },
        })
      ).code
    expect(await refused()).toBe('grant_changed')
    expect(await refused({ delivery: 'unit' })).toBe('grant_changed')
    const short = await prepare(1)
    expect((await quoteOf(short)).obstacles.join()).toContain('库存不足')
    const { sql } = shop.server.platform.database
    await sql`insert into union_members (id, union_id, name_encrypted, phone_encrypted, phone_index, group_name, state, user_id, joined_at)
      select gen_random_uuid(), ${scene.union.id}, 'x', 'x', 'many' || n, '', 'active', gen_random_uuid(), now()
      from generate_series(1, 500) n`
    expect(await refused()).toBe('too_many_parcels')
    expect(await scene.goods[0]?.available()).toBe(50)
  })
})
