import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, outTradeNo, payFor, until } from '../../../test/support/shopping.ts'
import { shippingProgress } from '../orders/index.ts'
import { createPlatform } from '../platform/create-platform.ts'
import type { ShippingInfo } from '../platform/integrations/wechat/shipping-info.ts'
import { reportShipping } from './report-shipping.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop.stop())

/** A paid order of each of so many merchants, in one payment. */
async function bought(merchants: number) {
  const goods = await Promise.all(Array.from({ length: merchants }, () => shelve(shop)))
  const buyer = await shop.signIn()
  const addressId = await addAddress(buyer)
  const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
  const { payment } = await buyer.call('POST /api/orders', { body: { items, addressId } })
  await payFor(shop, buyer, payment.id)
  const sides = await Promise.all(
    goods.map(async (shelf) => {
      const staff = await shelf.staff()
      const [order] = (await staff.call('GET /api/merchant/orders', { query: {} })).items
      return { staff, params: { id: order?.id ?? '' } }
    }),
  )
  const side = (at: number) => sides[at] as (typeof sides)[number]
  return {
    buyer,
    payment,
    side,
    ship: (at: number, trackingNo: string) =>
      side(at).staff.call('POST /api/merchant/orders/{id}/ship', {
        params: side(at).params,
        body: { carrier: 'yto', trackingNo },
      }),
    refund: (at: number) =>
      side(at).staff.call('POST /api/merchant/orders/{id}/refunds', {
        params: side(at).params,
        body: { reason: '缺货，无法发出' },
      }),
    correct: (at: number, trackingNo: string) =>
      side(at).staff.send('POST /api/merchant/orders/{id}/parcel-correction', {
        params: side(at).params,
        body: { carrier: 'zto', trackingNo },
      }),
    /** Works off the reports that were enqueued, as the job does; answers how many there were. */
    async report(): Promise<number> {
      const { platform } = shop.server
      const waiting = await platform.database.sql`
        delete from pgboss.job where name = 'report-shipping' and state = 'created'
          and data ->> 'paymentId' = ${payment.id} returning id`
      for (const _ of waiting) await reportShipping(platform, payment.id, shippingProgress)
      return waiting.length
    },
    told: () => shop.emulator.shippingInfo(outTradeNo(payment.id)),
  }
}

test('an order given back unshipped completes the report of its payment, whichever of the two comes first', async () => {
  const shippedFirst = await bought(2)
  await shippedFirst.ship(0, 'YT0000000101')
  expect(await shippedFirst.report()).toBe(1)
  expect(shippedFirst.told()).toMatchObject({ is_all_delivered: false })
  await shippedFirst.refund(1)
  expect(await shippedFirst.report()).toBe(1)
  const complete = { is_all_delivered: true, shipping_list: [{ tracking_no: 'YT0000000101' }] }
  expect(shippedFirst.told()).toMatchObject(complete)

  const refundedFirst = await bought(2)
  await refundedFirst.refund(1)
  await refundedFirst.ship(0, 'YT0000000101')
  await refundedFirst.report()
  expect(refundedFirst.told()).toMatchObject(complete)

  const allBack = await bought(2)
  await allBack.ship(0, 'YT0000000102')
  await allBack.refund(0)
  await allBack.refund(1)
  await allBack.report()
  expect(allBack.told()).toBeNull()
})

test('a wrong number is corrected once: the buyer and WeChat hear of it, and the audit keeps both', async () => {
  const { buyer, side, ship, correct, report, told } = await bought(1)
  const refusal = (code: string) => ({ status: 409, body: { code } })
  expect(await correct(0, 'ZT0000000201')).toMatchObject(refusal('order_state_conflict'))
  await ship(0, 'YT0000000201')
  await report()
  expect(await correct(0, 'ZT0000000201')).toMatchObject({ status: 200, body: { state: 'shipped' } })
  expect(await report()).toBe(1)
  const parcel = { tracking_no: 'ZT0000000201', express_company: 'ZTO' }
  expect(told()).toMatchObject({ updated: true, shipping_list: [parcel] })
  expect(await correct(0, 'ZT0000000201')).toMatchObject({ status: 200 })
  expect(await report()).toBe(0)
  expect(await correct(0, 'ZT0000000202')).toMatchObject(refusal('parcel_corrected'))
  const { params } = side(0)
  const order = await buyer.call('GET /api/orders/{id}', { params })
  expect(order.shipment).toMatchObject({ carrier: 'zto', trackingNo: 'ZT0000000201', corrected: true })
  const [message] = (await buyer.call('GET /api/messages', {})).items
  expect(message).toMatchObject({ title: '商家更正了运单号', text: '中通快递 ZT0000000201' })
  const stranger = await (await shelve(shop)).staff()
  const body = { carrier: 'zto', trackingNo: 'ZT0000000203' }
  const name = 'POST /api/merchant/orders/{id}/parcel-correction'
  expect((await stranger.refused(name, { params, body })).code).toBe('order_not_found')
  const entries = await shop.server.platform.database.sql`
    select before, after from audit_entries where action = 'order.correctParcel' and subject_id = ${params.id}`
  expect([...entries]).toEqual([
    {
      before: { carrier: 'yto', trackingNo: 'YT0000000201' },
      after: { carrier: 'zto', trackingNo: 'ZT0000000201' },
    },
  ])
})

test('corrected before its sibling has left, a number does not stand beside the wrong one', async () => {
  const { ship, correct, report, told } = await bought(2)
  await ship(0, 'YT0000000301')
  await report()
  await correct(0, 'ZT0000000301')
  await report()
  await ship(1, 'YT0000000302')
  await report()
  const numbers = () => told()?.shipping_list.map((parcel) => parcel.tracking_no)
  expect(numbers()).toEqual(['ZT0000000301', 'YT0000000302'])
  // WeChat had its one correction: the second stays ours alone, and the job does not fail for it.
  await correct(1, 'ZT0000000302')
  expect(await report()).toBe(1)
  expect(numbers()).toEqual(['ZT0000000301', 'YT0000000302'])
})

test('two processes tell WeChat of one payment in order: what was read first arrives first', async () => {
  const goods = [await shelve(shop), await shelve(shop)]
  const buyer = await shop.signIn()
  const addressId = await addAddress(buyer)
  const items = goods.map(({ skuId }) => ({ skuId, quantity: 1 }))
  const { payment } = await buyer.call('POST /api/orders', { body: { items, addressId } })
  await payFor(shop, buyer, payment.id)
  const ship = async (shelf: (typeof goods)[number] | undefined, trackingNo: string) => {
    const staff = await shelf?.staff()
    const [order] = (await staff?.call('GET /api/merchant/orders', { query: { state: 'paid' } }))?.items ?? []
    const params = { id: order?.id ?? '' }
    await staff?.call('POST /api/merchant/orders/{id}/ship', { params, body: { carrier: 'yto', trackingNo } })
  }

  const ours = shop.server.platform
  const other = await createPlatform(shop.config, { clock: shop.now })
  const arrived: string[][] = []
  const toldBy = (platform: typeof ours, way: () => Promise<void>) =>
    reportShipping(
      {
        ...platform,
        wechat: {
          ...platform.wechat,
          async uploadShippingInfo(info: ShippingInfo) {
            await way()
            await platform.wechat.uploadShippingInfo(info)
            arrived.push(info.parcels.map(({ trackingNo }) => trackingNo))
          },
        },
      },
      payment.id,
      shippingProgress,
    )

  await ship(goods[0], 'YT0000000001')
  const onItsWay = Promise.withResolvers<void>()
  const slow = Promise.withResolvers<void>()
  const first = toldBy(ours, () => {
    onItsWay.resolve()
    return slow.promise
  })
  await onItsWay.promise
  await ship(goods[1], 'YT0000000002')
  let hasOvertaken = false
  const second = toldBy(other, async () => {
    hasOvertaken = true
  })
  await until(async () => {
    const waiting = await ours.database.sql`
      select 1 from pg_locks join pg_database on pg_database.oid = database
      where datname = current_database() and locktype = 'advisory' and not granted`
    return waiting.length > 0 || hasOvertaken
  })
  slow.resolve()
  await Promise.all([first, second])
  await other.database.close()

  expect(arrived).toEqual([['YT0000000001'], ['YT0000000001', 'YT0000000002']])
  expect(shop.emulator.shippingInfo(outTradeNo(payment.id))).toMatchObject({
    is_all_delivered: true,
    updated: false,
    shipping_list: [{ tracking_no: 'YT0000000001' }, { tracking_no: 'YT0000000002' }],
  })
})
