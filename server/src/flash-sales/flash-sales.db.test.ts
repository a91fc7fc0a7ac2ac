import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import {
  balanceOf,
  claim,
  givePoints,
  openSale,
  shopperWith,
  ticketFor,
} from '../../../test/support/flash.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor, until } from '../../../test/support/shopping.ts'
import { foundUnionWithMember } from '../../../test/support/unions.ts'
import { rollFlashSales } from '../demo/flash-sales.ts'
import { demoSeedings } from '../demo/tables.ts'
import { orderPayable, placeClaimedOrder } from '../orders/index.ts'
import { expirePayments } from '../payments/index.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { measureOf, regulator } from '../supervision/test-support.ts'
import type { PlaceClaimed } from './order-claim.ts'
import { remindOfSessions } from './remind.ts'
import { type Outcome, settleClaims } from './settle-claims.ts'
import { endSessions } from './stop-session.ts'
import { orderWaitingClaims, releaseOverdueClaims } from './work-off-claims.ts'

const MINUTE_MS = 60_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false, welcome: true })
})
afterAll(async () => {
  const { database, clock } = shop.server.platform
  expect(await checkLedger(database.sql, clock())).toEqual([])
  await shop.stop()
})

const pointsOf = async (shopper: Caller): Promise<number> =>
  (await shopper.call('GET /api/points', {})).balance

const claimIdOf = (outcome: Outcome | undefined) =>
  outcome && 'claimId' in outcome ? { claimId: outcome.claimId } : { claimId: 'none' }

describe('a ticket', () => {
  it('is given from the start to the end by the server’s clock, and not while the item stands still', async () => {
    const { itemId, operator, session } = await openSale(shop, { startsInMs: 60_000, lastsMs: 60_000 })
    const shopper = await shopperWith(shop, 100)
    const ask = () => shopper.refused('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })
    expect((await ask()).code).toBe('not_started')
    shop.passTime(61_000)
    const given = await shopper.call('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })
    expect(Date.parse(given.expiresAt) - Date.parse(given.serverTime)).toBe(MINUTE_MS)
    const body = { reason: '价格核对' }
    await operator.call('POST /api/workbench/flash-sales/items/{id}/pause', { params: { id: itemId }, body })
    expect((await claim(shopper, itemId, { ticket: given.ticket })).code).toBe('flash_sale_paused')
    await operator.call('POST /api/workbench/flash-sales/items/{id}/resume', { params: { id: itemId } })
    const params = { id: session.id }
    await operator.call('POST /api/workbench/flash-sales/{id}/pause', { params, body })
    expect((await claim(shopper, itemId, { ticket: given.ticket })).code).toBe('flash_sale_paused')
    await operator.call('POST /api/workbench/flash-sales/{id}/resume', { params })
    shop.passTime(61_000)
    expect((await ask()).code).toBe('ended')
    expect((await claim(shopper, itemId, { ticket: given.ticket })).code).toBe('ended')
    expect(
      (await shopper.refused('POST /api/flash-sales/{itemId}/ticket', { params: { itemId: randomUUID() } }))
        .code,
    ).toBe('flash_item_not_found')
  })

  it('is given for nothing whose merchant may not sell, and one given before wins nothing: no point is held', async () => {
    const { itemId, goods, operator, session } = await openSale(shop)
    const shopper = await shopperWith(shop, 100)
    const points = await pointsOf(shopper)
    const ticket = await ticketFor(shopper, itemId)
    const params = { id: goods.merchantId }
    await operator.call('POST /api/merchant-office/merchants/{id}/suspend', {
      params,
      body: { reason: '抽检不合格' },
    })
    expect((await claim(shopper, itemId, { ticket })).code).toBe('flash_sale_paused')
    const asked = () => shopper.send('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })
    // What everybody is asked by is a second old at most.
    await until(async () => (await asked()).status === 409)
    expect((await asked()).body).toMatchObject({ code: 'flash_sale_paused' })
    expect(await pointsOf(shopper)).toBe(points)
    const shown = async () =>
      (await shopper.call('GET /api/flash-sales/{itemId}', { params: { itemId } })).item
    await until(async () => (await shown()).paused)
    await operator.call('POST /api/merchant-office/merchants/{id}/lift', {
      params,
      body: { reason: '复检合格' },
    })
    await until(async () => (await asked()).status === 200)
    expect((await claim(shopper, itemId)).status).toBe(201)
    // So many sessions are shown at once, and the others of this file are to be among them.
    await operator.call('POST /api/workbench/flash-sales/{id}/cancel', {
      params: { id: session.id },
      body: { reason: '测试结束' },
    })
  })

  it('lets in its own shopper alone, to its own item, for a minute', async () => {
    const [sale, other] = [await openSale(shop), await openSale(shop)]
    const [shopper, friend] = [await shopperWith(shop, 100), await shopperWith(shop, 100)]
    const ticket = await ticketFor(shopper, sale.itemId)
    const [expires = '', signature = ''] = ticket.split('.')
    const later = (Number.parseInt(expires, 36) + MINUTE_MS).toString(36)
    const forged = [`${later}.${signature}`, `${expires}.${'A'.repeat(signature.length)}`, 'x', '']
    for (const wrong of forged) {
      expect((await claim(shopper, sale.itemId, { ticket: wrong })).code).toBe('ticket_invalid')
    }
    expect((await claim(friend, sale.itemId, { ticket })).code).toBe('ticket_invalid')
    expect((await claim(shopper, other.itemId, { ticket })).code).toBe('ticket_invalid')
    shop.passTime(MINUTE_MS)
    expect((await claim(shopper, sale.itemId, { ticket })).code).toBe('ticket_invalid')
    expect((await claim(shopper, sale.itemId)).status).toBe(201)
  })

  it('is for whom the session is: a bound phone, union members, new accounts', async () => {
    const [named, members, fresh] = [
      await openSale(shop, { eligibility: 'realName' }),
      await openSale(shop, { eligibility: 'unionMembers' }),
      await openSale(shop, { eligibility: 'newMembers' }),
    ]
    const shopper = await shopperWith(shop, 300)
    const ask = (itemId: string) =>
      shopper.send('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })
    expect((await ask(named.itemId)).status).toBe(200)
    expect((await ask(fresh.itemId)).status).toBe(200)
    expect((await ask(members.itemId)).body).toMatchObject({ status: 422, code: 'not_eligible' })
    const { sql } = shop.server.platform.database
    await sql`update users set created_at = created_at - interval '31 days' where id = ${shopper.userId}`
    expect((await ask(fresh.itemId)).body).toMatchObject({ code: 'not_eligible' })
    const { mine } = await shopper.call('GET /api/flash-sales/{itemId}', { params: { itemId: fresh.itemId } })
    expect(mine).toMatchObject({ eligible: false, points: 300, claims: 0 })
    await sql`update users set phone_index = null, phone_encrypted = null where id = ${shopper.userId}`
    expect((await ask(named.itemId)).body).toMatchObject({ status: 422, code: 'not_eligible' })
    const { member } = await foundUnionWithMember(shop, 0)
    expect(await ticketFor(member, members.itemId)).toMatch(/^\w+\./)
  })
})

describe('a claim', () => {
  it('wins for points, holds them, and its key gets the same answer however late and whatever became of the rest', async () => {
    const { itemId } = await openSale(shop, { stockTotal: 1 })
    const [shopper, friend] = [await shopperWith(shop, 300), await shopperWith(shop, 300)]
    const [key, ticket] = [randomUUID(), await ticketFor(shopper, itemId)]
    const won = await claim(shopper, itemId, { key, ticket })
    expect(won).toMatchObject({ status: 201, code: '' })
    expect(await pointsOf(shopper)).toBe(200)
    expect((await claim(friend, itemId)).code).toBe('sold_out')
    expect(await claim(shopper, itemId, { key, ticket })).toEqual(won)
    shop.passTime(2 * MINUTE_MS)
    expect(await claim(shopper, itemId, { key, ticket })).toEqual(won)
    const addressId = await addAddress(shopper)
    expect((await claim(shopper, itemId, { key, ticket, addressId })).code).toBe('idempotency_key_reused')
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, standing: 1, heldOrSpent: 100 })
    const { entries } = await shopper.call('GET /api/points', {})
    expect(entries[0]).toMatchObject({ cause: 'flashSale', points: -100, text: '积分抢购' })
  })

  it('is refused to whoever has their share or too few points, and leaves no trace', async () => {
    const { itemId } = await openSale(shop, { limit: 2, points: 150 })
    const [shopper, poor] = [await shopperWith(shop, 1_000), await shopperWith(shop, 200)]
    expect((await claim(shopper, itemId)).status).toBe(201)
    expect((await claim(shopper, itemId)).status).toBe(201)
    expect((await claim(shopper, itemId)).code).toBe('limit_reached')
    expect((await claim(poor, itemId)).status).toBe(201)
    expect((await claim(poor, itemId)).code).toBe('points_short')
    expect([await pointsOf(shopper), await pointsOf(poor)]).toEqual([700, 50])
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 7, standing: 3, most: 2, heldOrSpent: 450 })
  })

  it('of two phones in one millisecond wins one, and a crowd gets exactly what there is', async () => {
    const { itemId } = await openSale(shop, { stockTotal: 7 })
    const crowd = await Promise.all(Array.from({ length: 20 }, () => shopperWith(shop, 200)))
    const tickets = await Promise.all(crowd.map((shopper) => ticketFor(shopper, itemId)))
    const twice = [...crowd.entries(), ...crowd.entries()]
    const replies = await Promise.all(
      twice.map(([index, shopper]) => claim(shopper, itemId, { ticket: tickets[index] ?? '' })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(7)
    const codes = new Set(replies.map(({ code }) => code))
    expect([...codes].sort()).toEqual(['', 'limit_reached', 'sold_out'])
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 0, persons: 7, most: 1, heldOrSpent: 700 })
  })

  it('whose key stands for something else fails alone: the others of its batch win', async () => {
    const [sale, other] = [await openSale(shop), await openSale(shop)]
    const crowd = await Promise.all(Array.from({ length: 6 }, () => shopperWith(shop, 200)))
    const [unlucky] = crowd as [Caller]
    const key = randomUUID()
    await claim(unlucky, other.itemId, { key })
    const tickets = await Promise.all(crowd.map((shopper) => ticketFor(shopper, sale.itemId)))
    const replies = await Promise.all(
      crowd.map((shopper, index) =>
        claim(shopper, sale.itemId, {
          ticket: tickets[index] ?? '',
          key: shopper === unlucky ? key : randomUUID(),
        }),
      ),
    )
    expect(replies.map(({ code }) => code)).toEqual(['idempotency_key_reused', '', '', '', '', ''])
  })
})

describe('what was won', () => {
  it('without a money part is an order at once, with free freight, and the merchant gets the whole price', async () => {
    const { itemId, goods } = await openSale(shop, { points: 150, goods: { priceFen: 2_000 } })
    const shopper = await shopperWith(shop, 200)
    const { claimId } = await claim(shopper, itemId)
    const addressId = await addAddress(shopper)
    const params = { id: claimId }
    const ordered = await shopper.call('POST /api/flash-sales/claims/{id}/order', {
      params,
      body: { addressId },
    })
    expect(ordered).toMatchObject({ state: 'paid', orderId: claimId })
    const order = await shopper.call('GET /api/orders/{id}', { params })
    expect(order).toMatchObject({ state: 'paid', totalFen: 150, pointsFen: 150, cashFen: 0, freightFen: 0 })
    expect(order.offers).toMatchObject([{ label: '150 积分', payer: 'platform', discountFen: 1_850 }])
    expect(await escrowOf(claimId)).toBe(2_000)
    expect(await goods.available()).toBe(90)
    const { entries } = await shopper.call('GET /api/points', {})
    expect(entries[0]).toMatchObject({
      points: -150,
      orderId: claimId,
      text: `订单 ${order.orderNo} 积分抢购`,
    })

    const staff = await goods.staff()
    await staff.call('POST /api/merchant/orders/{id}/refunds', { params, body: { reason: '缺货无法发出' } })
    expect(await pointsOf(shopper)).toBe(200)
    expect(await escrowOf(claimId)).toBe(0)
    // Sold once, a unit that comes back is the shop's.
    expect(await goods.available()).toBe(91)
  })

  it('is ordered by more at once than there are connections', async () => {
    const crowdSize = 2 * shop.config.DATABASE_POOL
    const { itemId } = await openSale(shop, { stockTotal: crowdSize })
    const winners = await Promise.all(
      Array.from({ length: crowdSize }, async () => {
        const shopper = await shopperWith(shop, 100)
        const { claimId } = await claim(shopper, itemId)
        return { shopper, claimId, addressId: await addAddress(shopper) }
      }),
    )
    const ordered = await Promise.all(
      winners.map(({ shopper, claimId, addressId }) =>
        shopper.call('POST /api/flash-sales/claims/{id}/order', {
          params: { id: claimId },
          body: { addressId },
        }),
      ),
    )
    expect(ordered.map(({ state }) => state)).toEqual(ordered.map(() => 'paid'))
  })

  it('with a money part is paid by the ordinary road, and a refund returns money and points', async () => {
    const { itemId, goods } = await openSale(shop, { points: 100, priceFen: 990 })
    const shopper = await shopperWith(shop, 300)
    const addressId = await addAddress(shopper)
    const { claimId } = await claim(shopper, itemId, { addressId })
    const params = { id: claimId }
    const ordered = await shopper.call('POST /api/flash-sales/claims/{id}/order', {
      params,
      body: { addressId },
    })
    expect(ordered.state).toBe('ordered')
    const order = await shopper.call('GET /api/orders/{id}', { params })
    expect(order).toMatchObject({ state: 'pendingPayment', cashFen: 990, pointsFen: 100 })
    expect(order.payment.expiresAt).toBe(ordered.payBy)
    await payFor(shop, shopper, ordered.paymentId ?? '')
    expect(await shopper.call('GET /api/flash-sales/claims/{id}', { params })).toMatchObject({
      state: 'paid',
    })
    expect(await escrowOf(claimId)).toBe(2_000)
    const staff = await goods.staff()
    const refund = await staff.call('POST /api/merchant/orders/{id}/refunds', {
      params,
      body: { reason: '缺货无法发出' },
    })
    expect(refund).toMatchObject({ cashFen: 990, pointsFen: 100 })
    expect(await pointsOf(shopper)).toBe(300)
  })

  it('and not ordered or not paid in ten minutes returns stock and points, and is for sale again', async () => {
    const { platform } = shop.server
    const { itemId } = await openSale(shop, { stockTotal: 2, priceFen: 500 })
    const [idle, broke, third] = [
      await shopperWith(shop, 200),
      await shopperWith(shop, 200),
      await shopperWith(shop, 200),
    ]
    const [one, two] = [await claim(idle, itemId), await claim(broke, itemId)]
    const addressId = await addAddress(broke)
    await broke.call('POST /api/flash-sales/claims/{id}/order', {
      params: { id: two.claimId },
      body: { addressId },
    })
    expect((await claim(third, itemId)).code).toBe('sold_out')
    shop.passTime(policy.flashPaymentTimeout.value * MINUTE_MS)
    const late = await idle.refused('POST /api/flash-sales/claims/{id}/order', {
      params: { id: one.claimId },
      body: { addressId: await addAddress(idle) },
    })
    expect(late.code).toBe('flash_claim_over')
    const params = { id: one.claimId }
    expect(await idle.call('GET /api/flash-sales/claims/{id}', { params })).toMatchObject({
      state: 'released',
    })
    const { items } = await idle.call('GET /api/flash-sales/claims', {})
    expect(items).toMatchObject([{ state: 'released', orderId: null }])
    await Promise.all([releaseOverdueClaims(platform), releaseOverdueClaims(platform)])
    await expirePayments(platform, orderPayable)
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 2, standing: 0, heldOrSpent: 0 })
    expect([await pointsOf(idle), await pointsOf(broke)]).toEqual([200, 200])
    const order = await broke.call('GET /api/orders/{id}', { params: { id: two.claimId } })
    expect(order.state).toBe('closed')
    // Sold out is remembered for a second at most; another try by those who lost their claim counts anew.
    await expect.poll(async () => (await claim(third, itemId)).status, { timeout: 5_000 }).toBe(201)
    expect((await claim(idle, itemId)).status).toBe(201)
  })

  it('by another process whose answer was lost is told to its key, though this one remembers that all is gone', async () => {
    const { platform } = shop.server
    const { itemId, operator, session } = await openSale(shop, { stockTotal: 1 })
    const [idle, lucky] = [await shopperWith(shop, 200), await shopperWith(shop, 200)]
    await claim(idle, itemId)
    expect((await claim(lucky, itemId)).code).toBe('sold_out')
    shop.passTime(policy.flashPaymentTimeout.value * MINUTE_MS)
    await releaseOverdueClaims(platform)
    const wish = { userId: lucky.userId, key: randomUUID(), addressId: null, isRepeat: false }
    const { outcomes } = await settleClaims(platform, itemId, [{ ...wish, askedAt: shop.now() }])
    const { key } = wish
    expect(await claim(lucky, itemId, { key, isRepeat: true })).toMatchObject({
      status: 201,
      ...claimIdOf(outcomes[0]),
    })
    // The list of sessions shows twenty.
    await operator.call('POST /api/workbench/flash-sales/{id}/cancel', {
      params: { id: session.id },
      body: { reason: '测试结束' },
    })
  })

  it('with an address is ordered by the job, whatever is the matter with those before it', async () => {
    const { platform } = shop.server
    const { itemId } = await openSale(shop)
    const crowd = await Promise.all(Array.from({ length: 5 }, () => shopperWith(shop, 200)))
    const claimIds: string[] = []
    for (const shopper of crowd) {
      claimIds.push((await claim(shopper, itemId)).claimId)
      shop.passTime(10)
    }
    const [last, ...gone] = [...crowd.entries()].reverse()
    const addressId = await addAddress(last?.[1] as Caller)
    const { sql } = platform.database
    await sql`update flash_claims set address_id = ${addressId} where id = any(${claimIds}::uuid[])`
    const faulty = claimIds[gone.length - 1]
    const place: PlaceClaimed = async (tx, at, goods, to) => {
      if (goods.claimId === faulty) throw new Error('a fault')
      return placeClaimedOrder(tx, at, goods, to)
    }
    expect(await orderWaitingClaims(platform, place, { batch: 2 })).toBe(1)
    const rows = await sql<{ id: string }[]>`
      select id from flash_claims where id = any(${claimIds}::uuid[]) and state <> 'won'`
    expect(rows.map(({ id }) => id)).toEqual([claimIds.at(-1)])
    expect(await orderWaitingClaims(platform, placeClaimedOrder)).toBe(0)
  })

  it('and cancelled by its shopper gives back, too; somebody else’s is none', async () => {
    const { itemId } = await openSale(shop, { priceFen: 500 })
    const [shopper, friend] = [await shopperWith(shop, 200), await shopperWith(shop, 200)]
    const addressId = await addAddress(shopper)
    const params = { id: (await claim(shopper, itemId)).claimId }
    const refused = await friend.refused('GET /api/flash-sales/claims/{id}', { params })
    expect(refused.code).toBe('flash_claim_not_found')
    const far = await shopper.refused('POST /api/flash-sales/claims/{id}/order', {
      params,
      body: { addressId: randomUUID() },
    })
    expect(far.code).toBe('address_not_found')
    await shopper.call('POST /api/flash-sales/claims/{id}/order', { params, body: { addressId } })
    await shopper.call('POST /api/orders/{id}/cancel', { params })
    expect(await pointsOf(shopper)).toBe(200)
    expect(await balanceOf(shop, itemId)).toMatchObject({ left: 10, standing: 0 })
    const { items } = await shopper.call('GET /api/flash-sales/claims', {})
    expect(items).toMatchObject([{ id: params.id, state: 'released' }])
  })
})

describe('a session', () => {
  it('sets its goods aside when it is published and returns what is left when it ends', async () => {
    const { itemId, goods } = await openSale(shop, { stockTotal: 30, lastsMs: 60_000, priceFen: 300 })
    expect(await goods.available()).toBe(70)
    const overOf = async () =>
      (await shop.stranger.call('GET /api/flash-sales/{itemId}', { params: { itemId } })).session.over
    expect(await overOf()).toBe(null)
    const [one, two] = [await shopperWith(shop, 200), await shopperWith(shop, 200)]
    await claim(one, itemId)
    await claim(two, itemId)
    shop.passTime(61_000)
    await Promise.all([endSessions(shop.server.platform), endSessions(shop.server.platform)])
    expect(await goods.available()).toBe(98)
    expect(await overOf()).toBe('ended')
    shop.passTime(10 * MINUTE_MS)
    await releaseOverdueClaims(shop.server.platform)
    expect(await goods.available()).toBe(100)
  })

  it('is refused where it promises too much: stock, price, times, a SKU that another one sells', async () => {
    const { operator, goods, session } = await openSale(shop)
    const draft = (changes: object, item: object = {}) =>
      operator.send('POST /api/workbench/flash-sales', {
        body: {
          title: '晚间场',
          startsAt: session.startsAt,
          endsAt: session.endsAt,
          eligibility: 'everyone',
          items: [{ skuId: goods.skuId, points: 100, priceFen: 0, stockTotal: 1, limit: 1, ...item }],
          ...changes,
        },
      })
    const codeOf = async (reply: Promise<{ body: unknown }>) => ((await reply).body as { code?: string }).code
    expect(await codeOf(draft({ endsAt: session.startsAt }))).toBe('flash_times_invalid')
    expect(await codeOf(draft({}, { points: 1_500, priceFen: 501 }))).toBe('flash_price_too_high')
    expect(await codeOf(draft({}, { skuId: randomUUID() }))).toBe('sku_not_found')
    const publish = async (reply: Promise<{ body: unknown }>) => {
      const { id } = (await reply).body as { id: string }
      return operator.send('POST /api/workbench/flash-sales/{id}/publish', { params: { id } })
    }
    expect((await publish(draft({}))).body).toMatchObject({ code: 'flash_sale_overlaps' })
    expect(await goods.available()).toBe(90)
    expect((await publish(draft({}, { stockTotal: 91 }))).body).toMatchObject({ code: 'out_of_stock' })
    const later = {
      startsAt: session.endsAt,
      endsAt: new Date(Date.parse(session.endsAt) + 60_000).toISOString(),
    }
    const [first, second] = [draft(later), draft(later)]
    const twins = await Promise.all([publish(first), publish(second)])
    expect(twins.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('is cancelled with what is left returned, what was won stands, and all acts leave their audit rows', async () => {
    const { operator, goods, session, itemId } = await openSale(shop)
    const shopper = await shopperWith(shop, 200)
    const won = await claim(shopper, itemId)
    const late = [await shopperWith(shop, 200), await shopperWith(shop, 200), await shopperWith(shop, 200)]
    const tickets = await Promise.all(late.map((one) => ticketFor(one, itemId)))
    const params = { id: session.id }
    const body = { reason: '供货有变' }
    const cancelled = await operator.call('POST /api/workbench/flash-sales/{id}/cancel', { params, body })
    expect(cancelled).toMatchObject({ state: 'cancelled', reason: '供货有变', items: [{ won: 1, stock: 0 }] })
    expect(await goods.available()).toBe(99)
    const page = await shopper.call('GET /api/flash-sales/{itemId}', { params: { itemId } })
    expect(page).toMatchObject({ session: { over: 'cancelled', paused: false }, item: { stock: 0 } })
    // None of them hears that it is sold out, as if something could return.
    for (const [index, one] of late.entries()) {
      expect((await claim(one, itemId, { ticket: tickets[index] ?? '' })).code).toBe('ended')
    }
    await until(async () => {
      const asked = await shopper.send('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })
      return (asked.body as { code?: string }).code === 'ended'
    }, 3_000)
    await shopper.call('POST /api/flash-sales/claims/{id}/order', {
      params: { id: won.claimId },
      body: { addressId: await addAddress(shopper) },
    })
    const again = await operator.refused('POST /api/workbench/flash-sales/{id}/cancel', { params, body })
    expect(again.code).toBe('flash_sale_state_conflict')
    const rows = await shop.server.platform.database.sql<{ action: string }[]>`
      select action from audit_entries where subject_id = ${session.id} order by id`
    expect(rows.map(({ action }) => action)).toEqual([
      'flashSale.draft',
      'flashSale.publish',
      'flashSale.cancel',
    ])
  })

  it('is shown to everybody with the server’s time, and live to its operator', async () => {
    const { operator, session, itemId } = await openSale(shop, { stockTotal: 5 })
    const shopper = await shopperWith(shop, 200)
    await claim(shopper, itemId)
    const live = await operator.call('GET /api/workbench/flash-sales/{id}/live', {
      params: { id: session.id },
    })
    expect(live.session.items).toMatchObject([{ won: 1, open: 1, paid: 0, stock: 4 }])
    expect(live.spans.reduce((sum, span) => sum + span.won, 0)).toBe(1)
    await expect
      .poll(async () => {
        const { items } = await shop.stranger.call('GET /api/flash-sales', {})
        return items.find(({ id }) => id === session.id)?.items[0]
      })
      .toMatchObject({ points: 100, priceFen: 0, originalFen: 2_000, stock: 4, stockTotal: 5, limit: 1 })
    const { items } = await operator.call('GET /api/workbench/flash-sales', { query: { pageSize: 1 } })
    expect(items).toMatchObject([{ id: session.id, stock: 4, phase: 'running' }])
  })

  it('calls whoever asked for it three minutes before, once', async () => {
    const { session } = await openSale(shop, { startsInMs: 10 * MINUTE_MS })
    const [keen, calm] = [await shop.signIn(), await shop.signIn()]
    const params = { id: session.id }
    for (const shopper of [keen, calm]) {
      await shopper.call('PUT /api/flash-sales/sessions/{id}/reminder', { params, body: { wanted: true } })
    }
    await calm.call('PUT /api/flash-sales/sessions/{id}/reminder', { params, body: { wanted: false } })
    expect(await remindOfSessions(shop.server.platform)).toBe(0)
    shop.passTime(7 * MINUTE_MS + 1_000)
    const told = await Promise.all([
      remindOfSessions(shop.server.platform),
      remindOfSessions(shop.server.platform),
    ])
    expect(told.reduce((sum, one) => sum + one, 0)).toBe(1)
    const inbox = async (shopper: Caller) => (await shopper.call('GET /api/messages', {})).items
    expect(await inbox(keen)).toMatchObject([{ kind: 'flashSaleStarting', title: '积分抢购即将开始' }])
    expect(await inbox(calm)).toEqual([])
    shop.passTime(3 * MINUTE_MS)
    const refused = await calm.refused('PUT /api/flash-sales/sessions/{id}/reminder', {
      params,
      body: { wanted: true },
    })
    expect(refused.code).toBe('flash_sale_started')
  })
})

it('a new shopper has welcome points, enough for a first claim, once', async () => {
  const shopper = await shop.signIn()
  expect(await pointsOf(shopper)).toBe(policy.pointsWelcome.value)
  const again = await shop.stranger.signIn(shopper.phone)
  expect(await pointsOf(again)).toBe(policy.pointsWelcome.value)
  await givePoints(shop, [shopper.userId], 1)
  expect(await pointsOf(again)).toBe(policy.pointsWelcome.value + 1)
})

async function escrowOf(orderId: string): Promise<number> {
  const [row] = await shop.server.platform.database.sql<{ balance: string }[]>`
    select balance from ledger_accounts where owner_id = ${orderId} and kind = 'escrow'`
  return Number(row?.balance)
}

it('the demo shop always has a session that runs and one that starts soon', async () => {
  const { database, config } = shop.server.platform
  const shelves = await Promise.all(
    Array.from({ length: 12 }, () => shelve(shop, { stock: 500, priceFen: 2_990 })),
  )
  const roll = () => rollFlashSales(database, config.SECRET_KEY, shop.now())
  await endSessions(shop.server.platform)
  shop.passTime(8 * 24 * 60 * MINUTE_MS)
  await endSessions(shop.server.platform)
  await releaseOverdueClaims(shop.server.platform)
  await expirePayments(shop.server.platform, orderPayable)
  expect(await roll()).toBe(0)
  await database.db.insert(demoSeedings).values({ seededAt: shop.now() })
  expect(await roll()).toBe(2)
  expect(await roll()).toBe(0)
  const readOpen = async () => {
    const { items, serverTime } = await shop.stranger.call('GET /api/flash-sales', {})
    const open = items.filter(({ endsAt }) => endsAt > serverTime)
    return open.map(({ startsAt, items }) => ({ runs: startsAt <= serverTime, first: items[0] }))
  }
  const skuIdsOfAll = async () => {
    const { items } = await shop.stranger.call('GET /api/flash-sales', {})
    return new Set(items.flatMap((session) => session.items.map(({ skuId }) => skuId)))
  }
  // What is on is kept for a second.
  await until(async () => (await readOpen()).length === 2)
  const skuIds = await skuIdsOfAll()
  const open = await readOpen()
  expect(open.map(({ runs }) => runs)).toEqual([true, false])
  expect(open[0]?.first).toMatchObject({ points: policy.pointsWelcome.value, priceFen: 0 })
  // The next is there before the one to come begins, without what an authority has taken off sale.
  shop.passTime(2 * MINUTE_MS)
  expect(await roll()).toBe(0)
  const unsold = shelves.filter(({ skuId }) => !skuIds.has(skuId)).slice(0, 3)
  const officer = await regulator(shop)
  for (const { merchantId, productId } of unsold) {
    await officer.call('POST /api/supervision/measures', {
      body: measureOf(merchantId, 'delisting', { productId }),
    })
  }
  shop.passTime(2 * MINUTE_MS)
  expect(await roll()).toBe(1)
  shop.passTime(6 * MINUTE_MS)
  await until(async () => (await readOpen()).length === 3)
  expect((await readOpen()).map(({ runs }) => runs)).toEqual([true, true, false])
  const soldNow = await skuIdsOfAll()
  expect(unsold.filter(({ skuId }) => soldNow.has(skuId))).toEqual([])
  expect(await roll()).toBe(0)
})
