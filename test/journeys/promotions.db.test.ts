import { randomUUID } from 'node:crypto'
import type { Quote } from '@yuxiang/shared/api/checkout'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderPayable } from '../../server/src/orders/index.ts'
import { closePayment, expirePayments } from '../../server/src/payments/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { earn } from '../../server/src/points/index.ts'
import { promotionsChanged } from '../../server/src/promotions/changes.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { waitsWithoutAccounts } from '../support/locks.ts'
import { giveCoupon, planOf, runCampaign, usageOf } from '../support/promotions.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress, outTradeNo, payFor, until } from '../support/shopping.ts'

const MINUTE_MS = 60_000

interface Buyer {
  caller: Caller
  addressId: string
}
type Wish = { goods: Shelf; quantity: number }[]

describe('what campaigns and coupons give', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  const newBuyer = async (): Promise<Buyer> => {
    const caller = await shop.signIn()
    return { caller, addressId: await addAddress(caller) }
  }
  const itemsOf = (wish: Wish) => wish.map(({ goods, quantity }) => ({ skuId: goods.skuId, quantity }))
  const quoteOf = ({ caller, addressId }: Buyer, wish: Wish, offers = {}): Promise<Quote> =>
    caller.call('POST /api/checkout/quote', { body: { items: itemsOf(wish), addressId, offers } })
  const bodyOf = ({ addressId }: Buyer, wish: Wish, quote: Quote, offers = {}) => ({
    items: itemsOf(wish),
    addressId,
    offers,
    expectedTotalFen: quote.totalFen,
    expectedGifts: quote.gifts.map(({ skuId, quantity }) => ({ skuId, quantity })),
  })
  /** Asks for the price, then orders at it. */
  async function buy(buyer: Buyer, wish: Wish, offers = {}) {
    const quote = await quoteOf(buyer, wish, offers)
    const placed = await buyer.caller.call('POST /api/orders', { body: bodyOf(buyer, wish, quote, offers) })
    return { quote, placed }
  }
  /** A campaign that bears on these goods alone, known to the process that prices. */
  async function running(goods: Shelf[], plan: ReturnType<typeof planOf>, merchantId?: string) {
    const scope = { ...plan.scope, productIds: goods.map(({ productId }) => productId) }
    const id = await runCampaign(shop, { ...plan, scope }, merchantId === undefined ? {} : { merchantId })
    await heard()
    return id
  }
  /** The change was heard: a second notification sent after it has come back. */
  async function heard() {
    const { database } = shop.server.platform
    let isHeard = false
    const { unlisten } = await database.sql.listen('promotions_changed', () => {
      isHeard = true
    })
    await promotionsChanged(database.db)
    await until(() => isHeard)
    await unlisten()
  }
  const ledgerFaults = () => checkLedger(shop.server.platform.database.sql, shop.now())
  const balanceOf = async (ownerId: string, kind: string) => {
    const [row] = await shop.server.platform.database.sql<{ balance: string }[]>`
      select balance from ledger_accounts where owner_id = ${ownerId} and kind = ${kind}`
    return Number(row?.balance ?? 0)
  }

  it('is charged as it was quoted, stored line by line, and what the platform gives it pays the merchants', async () => {
    const [one, two] = [await shelve(shop, { priceFen: 6_000 }), await shelve(shop, { priceFen: 7_000 })]
    await running([one, two], planOf(10_000, { kind: 'less', amountFen: 1_300 }))
    const buyer = await newBuyer()
    const { quote, placed } = await buy(buyer, [
      { goods: one, quantity: 1 },
      { goods: two, quantity: 1 },
    ])
    expect(quote).toMatchObject({ goodsFen: 13_000, discountFen: 1_300, totalFen: 11_700 })
    expect(placed.payment.amountFen).toBe(11_700)
    expect(placed.orders.map((order) => order.discountFen)).toEqual([600, 700])
    await payFor(shop, buyer.caller, placed.payment.id)
    const [first] = placed.orders
    const detail = await buyer.caller.call('GET /api/orders/{id}', { params: { id: first?.id ?? '' } })
    expect(detail.offers).toEqual([
      {
        name: '秋收满减',
        label: '满100减13',
        payer: 'platform',
        discountFen: 600,
        freightFen: 0,
        giftFen: 0,
      },
    ])
    // Goods at full price in escrow: what was paid, and what the platform adds.
    expect(await balanceOf(first?.id ?? '', 'escrow')).toBe(6_000)
    expect(await ledgerFaults()).toEqual([])
  })

  it('says what is missing, and finds the best of what does not stand together', async () => {
    const goods = await shelve(shop, { priceFen: 8_760, stock: 50 })
    await running([goods], planOf(10_000, { kind: 'less', amountFen: 1_000 }, { group: '秋收' }))
    await running([goods], planOf(17_000, { kind: 'less', amountFen: 2_500 }, { group: '秋收' }))
    const buyer = await newBuyer()
    const small = await quoteOf(buyer, [{ goods, quantity: 1 }])
    expect(small.discountFen).toBe(0)
    expect(small.hints.map((hint) => hint.text)).toContain('再买 ¥12.40 减 ¥10')
    const large = await quoteOf(buyer, [{ goods, quantity: 2 }])
    expect(large.offers.map((offer) => offer.label)).toEqual(['满170减25'])
    const declined = await quoteOf(buyer, [{ goods, quantity: 2 }], {
      declinedOfferIds: [large.offers[0]?.offerId],
    })
    expect(declined.offers.map((offer) => offer.label)).toEqual(['满100减10'])
  })

  it('never passes its budget, however many buy at once; who was late hears the new price and loses nothing', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 100 })
    const campaignId = await running(
      [goods],
      planOf(10_000, { kind: 'less', amountFen: 1_000 }, { budgetFen: 5_400 }),
    )
    const wish = [{ goods, quantity: 1 }]
    const buyers = await Promise.all(Array.from({ length: 20 }, newBuyer))
    const quotes = await Promise.all(buyers.map((buyer) => quoteOf(buyer, wish)))
    expect(quotes.every((quote) => quote.totalFen === 9_000)).toBe(true)
    const replies = await Promise.all(
      buyers.map((buyer, index) =>
        buyer.caller.send('POST /api/orders', { body: bodyOf(buyer, wish, quotes[index] as Quote) }),
      ),
    )
    const late = replies.filter((reply) => reply.status === 409)
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(5)
    expect(late).toHaveLength(15)
    for (const { body } of late) {
      expect(['promotion_changed', 'price_changed']).toContain((body as { code: string }).code)
      expect((body as { quote: Quote }).quote.totalFen).toBe(10_000)
    }
    expect(await usageOf(shop, campaignId)).toEqual({ fen: 5_000, count: 5, seats: 0 })
    expect(await goods.available()).toBe(95)
    const again = buyers[replies.findIndex((reply) => reply.status === 409)] as Buyer
    expect((await buy(again, wish)).placed.payment.amountFen).toBe(10_000)
  })

  it('is had so often by each person and no more, from however many phones', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 100 })
    const campaignId = await running(
      [goods],
      planOf(10_000, { kind: 'less', amountFen: 1_000 }, { perPersonLimit: 1 }),
    )
    const buyer = await newBuyer()
    const wish = [{ goods, quantity: 1 }]
    const quote = await quoteOf(buyer, wish)
    const replies = await Promise.all(
      Array.from({ length: 6 }, () =>
        buyer.caller.send('POST /api/orders', { body: bodyOf(buyer, wish, quote) }),
      ),
    )
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1)
    expect(await usageOf(shop, campaignId)).toEqual({ fen: 1_000, count: 1, seats: 1 })
    expect((await quoteOf(buyer, wish)).discountFen).toBe(0)
  })

  it('is for first orders, or for union members, where it says so', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 100 })
    await running(
      [goods],
      planOf(10_000, { kind: 'less', amountFen: 500 }, { audience: { kind: 'firstOrder' } }),
    )
    await running(
      [goods],
      planOf(10_000, { kind: 'less', amountFen: 700 }, { audience: { kind: 'unionMembers', unionIds: [] } }),
    )
    const buyer = await newBuyer()
    const wish = [{ goods, quantity: 1 }]
    const { quote } = await buy(buyer, wish)
    expect(quote.discountFen).toBe(500)
    expect((await quoteOf(buyer, wish)).discountFen).toBe(0)
    // From several phones at once one order is the first.
    const other = await newBuyer()
    const seen = await quoteOf(other, wish)
    const { sql } = shop.server.platform.database
    const selling = await sql.reserve()
    await selling`begin`
    await selling`select from sku_stock where sku_id = ${goods.skuId} for update`
    const both = [1, 2].map(() => other.caller.send('POST /api/orders', { body: bodyOf(other, wish, seen) }))
    await until(async () => {
      const waiting = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return waiting.length === 2
    })
    await selling`commit`
    selling.release()
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('comes with a gift as an order line of its own, taken from stock, and another when that one is gone', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 100 })
    const small = await shelve(shop, { priceFen: 900, stock: 50, merchantId: goods.merchantId, name: '榨菜' })
    const large = await shelve(shop, { priceFen: 2_900, stock: 1, name: '蜂蜜' })
    const giftOf = (gift: Shelf, valueFen: number) => ({ skuId: gift.skuId, quantity: 1, valueFen })
    const gifts = [giftOf(small, 900), giftOf(large, 2_900)]
    const campaignId = await running([goods], planOf(10_000, { kind: 'gift', gifts, isChoice: true }))
    const wish = [{ goods, quantity: 1 }]
    const [one, two] = [await newBuyer(), await newBuyer()]
    const quotes = [await quoteOf(one, wish), await quoteOf(two, wish)]
    expect(quotes.map((quote) => quote.gifts.map((gift) => gift.name))).toEqual([['蜂蜜'], ['蜂蜜']])
    expect(quotes[0]?.giftChoices[0]?.gifts).toHaveLength(2)
    const placed = await one.caller.call('POST /api/orders', { body: bodyOf(one, wish, quotes[0] as Quote) })
    // The honey comes from another merchant: an order of its own, paid by the same payment.
    expect(placed.orders.map((order) => order.totalFen)).toEqual([10_000, 0])
    expect(placed.orders[1]?.lines[0]).toMatchObject({ name: '蜂蜜', unitFen: 0, giftValueFen: 2_900 })
    expect(await large.available()).toBe(0)
    const refused = await two.caller.refused('POST /api/orders', {
      body: bodyOf(two, wish, quotes[1] as Quote),
    })
    expect(refused.code).toBe('promotion_changed')
    expect(await goods.available()).toBe(99)
    const next = await buy(two, wish)
    expect(
      next.placed.orders.map((order) => order.lines.map((line) => [line.name, line.giftValueFen])),
    ).toEqual([
      [
        ['奉节脐橙', null],
        ['榨菜', 900],
      ],
    ])
    await payFor(shop, one.caller, placed.payment.id)
    expect(await balanceOf(placed.orders[1]?.id ?? '', 'escrow')).toBe(2_900)
    expect(await large.sales()).toBe(0)
    expect((await usageOf(shop, campaignId)).fen).toBe(3_800)
    expect(await ledgerFaults()).toEqual([])
  })

  it('comes back with an order that is cancelled or not paid in time: budget, seat, coupon and gift', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 20 })
    const gift = await shelve(shop, { priceFen: 900, stock: 5, merchantId: goods.merchantId })
    const gifts = [{ skuId: gift.skuId, quantity: 1, valueFen: 900 }]
    const campaignId = await running(
      [goods],
      planOf(
        10_000,
        { kind: 'gift', gifts, isChoice: false },
        { perPersonLimit: 1, totalLimit: 5, budgetFen: 9_000 },
      ),
    )
    const buyer = await newBuyer()
    const { couponId } = await giveCoupon(shop, buyer.caller.userId, 5_000, { kind: 'less', amountFen: 800 })
    await heard()
    const wish = [{ goods, quantity: 1 }]
    const stateOfCoupon = async () =>
      (await buyer.caller.call('POST /api/checkout/quote', { body: { items: itemsOf(wish) } })).coupons.find(
        ({ id }) => id === couponId,
      )?.usedFen
    for (const end of ['cancel', 'timeout']) {
      const { quote, placed } = await buy(buyer, wish)
      expect(quote).toMatchObject({ totalFen: 9_200, gifts: [{ skuId: gift.skuId }] })
      expect(await usageOf(shop, campaignId)).toEqual({ fen: 900, count: 1, seats: 1 })
      expect(await stateOfCoupon()).toBeUndefined()
      if (end === 'cancel') {
        await buyer.caller.call('POST /api/orders/{id}/cancel', {
          params: { id: placed.orders[0]?.id ?? '' },
        })
      } else {
        shop.passTime(31 * MINUTE_MS)
        await expirePayments(shop.server.platform, orderPayable)
        // The token ended meanwhile.
        buyer.caller = await shop.signIn(buyer.caller.phone)
      }
      expect(await usageOf(shop, campaignId)).toEqual({ fen: 0, count: 0, seats: 0 })
      expect(await stateOfCoupon()).toBe(800)
      expect([await goods.available(), await gift.available()]).toEqual([20, 5])
    }
  })

  it('goes back with the goods when what is kept no longer earns the gift, and the buyer is told before', async () => {
    const goods = await shelve(shop, { priceFen: 6_000, stock: 20 })
    const gift = await shelve(shop, { priceFen: 900, stock: 5, merchantId: goods.merchantId, name: '榨菜' })
    const gifts = [{ skuId: gift.skuId, quantity: 1, valueFen: 900 }]
    await running([goods], planOf(10_000, { kind: 'gift', gifts, isChoice: false }), goods.merchantId)
    const buyer = await newBuyer()
    const { placed } = await buy(buyer, [{ goods, quantity: 3 }])
    await payFor(shop, buyer.caller, placed.payment.id)
    const orderId = placed.orders[0]?.id ?? ''
    const staff = await goods.staff()
    await staff.call('POST /api/merchant/orders/{id}/ship', {
      params: { id: orderId },
      body: { carrier: 'sf', trackingNo: 'SF1234567890' },
    })
    await buyer.caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
    const [bought, given] = placed.orders[0]?.lines ?? []
    const lines = (quantity: number) => [{ lineId: bought?.id ?? '', quantity }]
    const preview = (quantity: number) =>
      buyer.caller.call('POST /api/after-sales/preview', {
        body: { orderId, lines: lines(quantity), kind: 'returnRefund' },
      })
    // Two oranges of three still come to 120 yuan; one does not.
    expect((await preview(1)).gifts).toEqual([])
    expect((await preview(2)).gifts).toEqual([{ lineId: given?.id, name: '榨菜', quantity: 1, sentBy: null }])
    const opened = await buyer.caller.call('POST /api/after-sales', {
      body: { orderId, lines: lines(2), kind: 'returnRefund', reason: 'noReason' },
    })
    expect(opened.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['奉节脐橙', 2],
      ['榨菜', 1],
    ])
    expect(opened).toMatchObject({ totalFen: 12_000 })
  })

  it('stays when goods go back beside others that were paid for and left to the buyer with it', async () => {
    const goods = await shelve(shop, { priceFen: 6_000, stock: 20 })
    const gift = await shelve(shop, { priceFen: 900, stock: 5, merchantId: goods.merchantId, name: '榨菜' })
    const gifts = [{ skuId: gift.skuId, quantity: 1, valueFen: 900 }]
    await running([goods], planOf(10_000, { kind: 'gift', gifts, isChoice: false }), goods.merchantId)
    const buyer = await newBuyer()
    const { placed } = await buy(buyer, [{ goods, quantity: 3 }])
    await payFor(shop, buyer.caller, placed.payment.id)
    const orderId = placed.orders[0]?.id ?? ''
    const lines = [{ lineId: placed.orders[0]?.lines[0]?.id ?? '', quantity: 1 }]
    const staff = await goods.staff()
    const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
    await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body: parcel })
    await buyer.caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
    await staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: orderId },
      body: { reason: '坏了一件，不用退回', lines },
    })
    const previewed = await buyer.caller.call('POST /api/after-sales/preview', {
      body: { orderId, lines, kind: 'returnRefund' },
    })
    expect(previewed.gifts).toEqual([])
    const both = [{ lineId: lines[0]?.lineId ?? '', quantity: 2 }]
    const all = await buyer.caller.call('POST /api/after-sales/preview', {
      body: { orderId, lines: both, kind: 'returnRefund' },
    })
    expect(all.gifts).toMatchObject([{ name: '榨菜', quantity: 1 }])
  })

  it('is asked back of whoever sends it, when another merchant does: not sent any more, or by a case of its own', async () => {
    for (const sent of [false, true]) {
      const goods = await shelve(shop, { priceFen: 6_000, stock: 20 })
      const gift = await shelve(shop, { priceFen: 900, stock: 5, name: '蜂蜜' })
      const gifts = [{ skuId: gift.skuId, quantity: 1, valueFen: 900 }]
      await running([goods], planOf(10_000, { kind: 'gift', gifts, isChoice: false }))
      const buyer = await newBuyer()
      const { placed } = await buy(buyer, [{ goods, quantity: 2 }])
      await payFor(shop, buyer.caller, placed.payment.id)
      const [orderId, giftOrderId] = placed.orders.map(({ id }) => id) as [string, string]
      const [staff, sender] = [await goods.staff(), await gift.staff()]
      const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
      await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body: parcel })
      if (sent) {
        await sender.call('POST /api/merchant/orders/{id}/ship', {
          params: { id: giftOrderId },
          body: parcel,
        })
      }
      const body = {
        orderId,
        lines: [{ lineId: placed.orders[0]?.lines[0]?.id ?? '', quantity: 1 }],
        kind: 'returnRefund' as const,
      }
      const preview = await buyer.caller.call('POST /api/after-sales/preview', { body })
      const order = await buyer.caller.call('GET /api/orders/{id}', { params: { id: giftOrderId } })
      expect(preview.gifts).toMatchObject([{ name: '蜂蜜', quantity: 1, sentBy: order.merchantName }])
      const { id } = await buyer.caller.call('POST /api/after-sales', {
        body: { ...body, reason: 'noReason' },
      })
      // Until the goods are given back the gift is the buyer’s.
      const { items: none } = await sender.call('GET /api/merchant/after-sales', { query: {} })
      expect(none).toEqual([])
      await staff.call('POST /api/merchant/after-sales/{id}/approve', {
        params: { id },
        body: { waiveReturn: true },
      })
      const { state } = await buyer.caller.call('GET /api/orders/{id}', { params: { id: giftOrderId } })
      const { items } = await sender.call('GET /api/merchant/after-sales', { query: {} })
      if (!sent) {
        expect([state, items, await gift.available()]).toEqual(['closed', [], 5])
        continue
      }
      expect(items).toMatchObject([{ reason: 'giftCondition', state: 'requested', totalFen: 0 }])
      const asked = { params: { id: items[0]?.id ?? '' } }
      const kept = await buyer.caller.refused('POST /api/after-sales/{id}/cancel', asked)
      expect(kept.code).toBe('after_sale_gift_due')
      const waived = await sender.call('POST /api/merchant/after-sales/{id}/approve', {
        ...asked,
        body: { waiveReturn: true },
      })
      expect([waived.state, waived.lines[0]?.grantedQuantity]).toEqual(['refunded', 1])
    }
    expect(await ledgerFaults()).toEqual([])
  })

  describe('with a gift of another merchant', () => {
    const parcel = { carrier: 'sf', trackingNo: 'SF1234567890' }
    /** Two oranges and the honey they earn, paid: an order of each merchant. */
    async function boughtWithGift() {
      const goods = await shelve(shop, { priceFen: 6_000, stock: 20 })
      const gift = await shelve(shop, { priceFen: 900, stock: 5, name: '蜂蜜' })
      const gifts = [{ skuId: gift.skuId, quantity: 1, valueFen: 900 }]
      await running([goods], planOf(10_000, { kind: 'gift', gifts, isChoice: false }))
      const buyer = await newBuyer()
      const { placed } = await buy(buyer, [{ goods, quantity: 2 }])
      await payFor(shop, buyer.caller, placed.payment.id)
      const [orderId, giftOrderId] = placed.orders.map(({ id }) => id) as [string, string]
      const [lineId, giftLineId] = placed.orders.map(({ lines }) => lines[0]?.id ?? '') as [string, string]
      const [staff, sender] = [await goods.staff(), await gift.staff()]
      const send = (by: Caller, id: string) =>
        by.call('POST /api/merchant/orders/{id}/ship', { params: { id }, body: parcel })
      /** One orange goes back, and the merchant does without it: what is left earns no gift. */
      const askForOne = () =>
        buyer.caller.call('POST /api/after-sales', {
          body: { orderId, lines: [{ lineId, quantity: 1 }], kind: 'returnRefund', reason: 'noReason' },
        })
      const giveBack = (id: string) =>
        staff.call('POST /api/merchant/after-sales/{id}/approve', {
          params: { id },
          body: { waiveReturn: true },
        })
      const stateOfGift = async () =>
        (await buyer.caller.call('GET /api/orders/{id}', { params: { id: giftOrderId } })).state
      const casesOfSender = async () =>
        (await sender.call('GET /api/merchant/after-sales', { query: {} })).items
      return {
        ...{ gift, buyer, staff, sender, orderId, giftOrderId, lineId, giftLineId },
        ...{ send, askForOne, giveBack, stateOfGift, casesOfSender },
      }
    }

    it('is not sent when its goods’ merchant gives the money back unasked', async () => {
      const { gift, buyer, staff, sender, orderId, lineId, stateOfGift } = await boughtWithGift()
      await staff.call('POST /api/merchant/orders/{id}/refunds', {
        params: { id: orderId },
        body: { reason: '缺货，与买家协商退款', lines: [{ lineId, quantity: 1 }] },
      })
      expect([await stateOfGift(), await gift.available()]).toEqual(['closed', 5])
      const { items: told } = await sender.call('GET /api/messages', { query: {} })
      // The way leads to no case of the other merchant, and its order's number is not told.
      expect(told.find(({ title }) => title === '赠品不用寄出了')?.path).toBe(
        '/packages/merchant/after-sales/index',
      )
      const { items: heardOf } = await buyer.caller.call('GET /api/messages', { query: {} })
      expect(heardOf.map(({ title }) => title)).toContain('赠品已取消')
    })

    it('is asked back when the case that kept it from that ends with nothing', async () => {
      const bought = await boughtWithGift()
      const { buyer, giftOrderId, giftLineId } = bought
      await bought.send(bought.staff, bought.orderId)
      await bought.send(bought.sender, giftOrderId)
      await buyer.caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id: giftOrderId } })
      const { id } = await buyer.caller.call('POST /api/after-sales', {
        body: {
          orderId: giftOrderId,
          lines: [{ lineId: giftLineId, quantity: 1 }],
          kind: 'returnRefund',
          reason: 'noReason',
        },
      })
      await bought.giveBack((await bought.askForOne()).id)
      expect((await bought.casesOfSender()).map(({ reason }) => reason)).toEqual(['noReason'])
      await buyer.caller.call('POST /api/after-sales/{id}/cancel', { params: { id } })
      const asked = await bought.casesOfSender()
      expect(asked).toMatchObject([{ reason: 'giftCondition', state: 'requested' }])
    })

    it('stays with a buyer whom the merchant paid for goods without asking for them, whatever case ends later', async () => {
      const bought = await boughtWithGift()
      const { buyer, giftOrderId, giftLineId } = bought
      await bought.send(bought.staff, bought.orderId)
      await bought.send(bought.sender, giftOrderId)
      await buyer.caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id: giftOrderId } })
      await bought.staff.call('POST /api/merchant/orders/{id}/refunds', {
        params: { id: bought.orderId },
        body: { reason: '坏了一件，不用退回', lines: [{ lineId: bought.lineId, quantity: 1 }] },
      })
      const { id } = await buyer.caller.call('POST /api/after-sales', {
        body: {
          orderId: giftOrderId,
          lines: [{ lineId: giftLineId, quantity: 1 }],
          kind: 'returnRefund',
          reason: 'noReason',
        },
      })
      await buyer.caller.call('POST /api/after-sales/{id}/cancel', { params: { id } })
      expect(await bought.casesOfSender()).toEqual([])
    })

    it('is asked back when it is sent in the moment of the recall', async () => {
      const bought = await boughtWithGift()
      await bought.send(bought.staff, bought.orderId)
      const { id } = await bought.askForOne()
      const { sql } = shop.server.platform.database
      const sending = await sql.reserve()
      await sending`begin`
      await sending`update orders set state = 'shipped' where id = ${bought.giftOrderId}`
      const given = bought.giveBack(id)
      await until(async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return waiting.length > 0
      })
      await sending`commit`
      sending.release()
      await given
      expect(await bought.stateOfGift()).toBe('shipped')
      expect(await bought.casesOfSender()).toMatchObject([{ reason: 'giftCondition', state: 'requested' }])
    })
  })

  it('refuses a price older than the campaign’s end with the new price, and takes the order at that', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 20 })
    const campaignId = await running([goods], planOf(10_000, { kind: 'less', amountFen: 1_000 }))
    const buyer = await newBuyer()
    const wish = [{ goods, quantity: 1 }]
    const quote = await quoteOf(buyer, wish)
    const { db, sql } = shop.server.platform.database
    await sql`update campaigns set state = 'ended' where id = ${campaignId}`
    // Not every process has heard of it yet, or it has: either way the buyer is told before anything is written.
    const refused = await buyer.caller.refused('POST /api/orders', { body: bodyOf(buyer, wish, quote) })
    expect(['promotion_changed', 'price_changed']).toContain(refused.code)
    expect(refused.quote?.totalFen).toBe(10_000)
    expect(await goods.available()).toBe(20)
    const body = bodyOf(buyer, wish, refused.quote as Quote)
    expect((await buyer.caller.call('POST /api/orders', { body })).payment.amountFen).toBe(10_000)
    await promotionsChanged(db)
  })

  it('lets one of two phones use a coupon; the other keeps its cart and hears why', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 20 })
    const buyer = await newBuyer()
    const { couponId } = await giveCoupon(shop, buyer.caller.userId, 5_000, { kind: 'less', amountFen: 800 })
    await heard()
    const wish = [{ goods, quantity: 1 }]
    const offers = { couponIds: [couponId] }
    const quote = await quoteOf(buyer, wish, offers)
    expect(quote.totalFen).toBe(9_200)
    const replies = await Promise.all(
      [1, 2, 3].map(() =>
        buyer.caller.send('POST /api/orders', { body: bodyOf(buyer, wish, quote, offers) }),
      ),
    )
    expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409, 409])
    const { body } = replies.find((reply) => reply.status === 409) ?? {}
    expect(body).toMatchObject({ code: 'coupon_not_usable', quote: { totalFen: 10_000 } })
    const stranger = await newBuyer()
    const other = await stranger.caller.refused('POST /api/orders', {
      body: bodyOf(stranger, wish, quote, offers),
    })
    expect(other.code).toBe('coupon_not_usable')
  })

  it('is taken and given back with nothing of the ledger in hand: who waits for it keeps nobody from the accounts', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 2 })
    const campaignId = await running([goods], planOf(10_000, { kind: 'less', amountFen: 1_000 }))
    const buyer = await newBuyer()
    const { userId } = buyer.caller
    const points = { userId, points: 500, code: 'points.review' as const, subjectId: userId }
    await shop.server.platform.database.transaction((tx) =>
      earn(tx, [{ ...points, name: [randomUUID()] as const }], shop.now()),
    )
    const { batchId } = await giveCoupon(shop, userId, 5_000, { kind: 'less', amountFen: 800 })
    await heard()
    const wish = [{ goods, quantity: 1 }]
    const place = (quote: Quote) =>
      buyer.caller.call('POST /api/orders', { body: { ...bodyOf(buyer, wish, quote), usePoints: true } })

    const quote = await quoteOf(buyer, wish)
    expect(quote.totalFen).toBe(8_200)
    const placed = await waitsWithoutAccounts(
      shop,
      userId,
      (holding) => holding`select from coupon_counts where batch_id = ${batchId} for update`,
      () => place(quote),
    )
    expect(await usageOf(shop, campaignId)).toMatchObject({ fen: 1_000, count: 1 })
    await payFor(shop, buyer.caller, placed.payment.id)
    const [order] = placed.orders
    const staff = await goods.staff()
    await waitsWithoutAccounts(
      shop,
      order?.id ?? '',
      (holding) => holding`select from campaign_usage where campaign_id = ${campaignId} for update`,
      () =>
        staff.call('POST /api/merchant/orders/{id}/refunds', {
          params: { id: order?.id ?? '' },
          body: { reason: '缺货，与买家协商退款' },
        }),
    )
    expect(await usageOf(shop, campaignId)).toMatchObject({ fen: 0, count: 0 })

    // The last two: the product’s lowest price is written anew.
    const last = [{ goods, quantity: 2 }]
    const quoted = await quoteOf(buyer, last)
    await waitsWithoutAccounts(
      shop,
      userId,
      (holding) => holding`select from products where id = ${goods.productId} for no key update`,
      () =>
        buyer.caller.call('POST /api/orders', { body: { ...bodyOf(buyer, last, quoted), usePoints: true } }),
    )
    expect(await goods.available()).toBe(0)
    expect(await ledgerFaults()).toEqual([])
  })

  it('is taken again for money that came late, and the money goes back when it is used up', async () => {
    const goods = await shelve(shop, { priceFen: 10_000, stock: 20 })
    const campaignId = await running(
      [goods],
      planOf(10_000, { kind: 'less', amountFen: 1_000 }, { totalLimit: 1 }),
    )
    const wish = [{ goods, quantity: 1 }]
    /** Closes our side while WeChat still takes the money, then lets it arrive. */
    const late = async (meanwhile: () => Promise<unknown>) => {
      const buyer = await newBuyer()
      const { placed } = await buy(buyer, wish)
      const { id } = placed.payment
      await buyer.caller.call('POST /api/payments/{id}/pay', { params: { id }, body: { channel: 'h5' } })
      const { platform } = shop.server
      await platform.database.transaction(async (tx) => {
        await closePayment(tx, { ...platform, jobs: { ...platform.jobs, enqueue: async () => {} } }, id)
        await orderPayable.expired(tx, id, platform.clock)
      })
      expect(await usageOf(shop, campaignId)).toMatchObject({ fen: 0, count: 0 })
      await meanwhile()
      shop.emulator.settle(outTradeNo(id))
      const state = async () => (await buyer.caller.call('GET /api/payments/{id}', { params: { id } })).state
      await until(async () => ['paid', 'refunded'].includes(await state()), 15_000)
      return state()
    }
    const other = await newBuyer()
    expect(await late(() => buy(other, wish))).toBe('refunded')
    expect(await usageOf(shop, campaignId)).toMatchObject({ fen: 1_000, count: 1 })
    const { sql } = shop.server.platform.database
    await sql`update campaign_usage set used_fen = 0, used_count = 0 where campaign_id = ${campaignId}`
    await heard()
    expect(await late(async () => undefined)).toBe('paid')
    expect(await usageOf(shop, campaignId)).toMatchObject({ fen: 1_000, count: 1 })
    expect(await ledgerFaults()).toEqual([])
  })

  it('goes back line by line: any refunds together are what was paid, by whom it was paid', async () => {
    const effect = fc.oneof(
      fc.record({ kind: fc.constant('less' as const), amountFen: fc.integer({ min: 1, max: 4_000 }) }),
      fc.record({
        kind: fc.constant('percentOff' as const),
        percent: fc.integer({ min: 1, max: 40 }),
        ceilingFen: fc.constant(null),
      }),
      fc.constant({ kind: 'freeFreight' as const }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          prices: fc.array(fc.integer({ min: 101, max: 4_999 }), { minLength: 2, maxLength: 3 }),
          quantities: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
          platform: effect,
          merchant: effect,
          couponFen: fc.integer({ min: 1, max: 900 }),
          sizes: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        }),
        async ({ prices, quantities, platform, merchant, couponFen, sizes }) => {
          const first = await shelve(shop, { priceFen: prices[0] ?? 101, stock: 20 })
          const others = await Promise.all(
            prices
              .slice(1)
              .map((priceFen) => shelve(shop, { priceFen, stock: 20, merchantId: first.merchantId })),
          )
          const goods = [first, ...others]
          const platformId = await running(goods, planOf(1, platform))
          await running(goods, planOf(1, merchant), first.merchantId)
          const buyer = await newBuyer()
          const { couponId } = await giveCoupon(shop, buyer.caller.userId, 1, {
            kind: 'less',
            amountFen: couponFen,
          })
          await heard()
          const wish = goods.map((one, index) => ({ goods: one, quantity: quantities[index] ?? 1 }))
          const { placed } = await buy(buyer, wish)
          const [order] = placed.orders
          if (!order) throw new Error('no order')
          if (placed.payment.amountFen > 0) await payFor(shop, buyer.caller, placed.payment.id)
          const staff = await first.staff()
          let backFen = 0
          for (const line of order.lines) {
            for (let step = 0, left = line.quantity; left > 0; step += 1) {
              const quantity = Math.min(left, sizes[step % sizes.length] ?? 1)
              const refund = await staff.call('POST /api/merchant/orders/{id}/refunds', {
                params: { id: order.id },
                body: { reason: '协商退款', lines: [{ lineId: line.id, quantity }] },
              })
              backFen += refund.totalFen
              left -= quantity
            }
          }
          expect(backFen).toBe(order.totalFen)
          expect(await balanceOf(order.id, 'escrow')).toBe(0)
          expect(await usageOf(shop, platformId)).toMatchObject({ fen: 0, count: 0 })
          const after = await quoteOf(buyer, wish)
          expect(after.coupons.find(({ id }) => id === couponId)).toBeDefined()
        },
      ),
      { numRuns: 8 },
    )
    expect(await ledgerFaults()).toEqual([])
  }, 120_000)
})
