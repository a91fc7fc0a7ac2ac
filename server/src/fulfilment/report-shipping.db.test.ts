import { afterAll, beforeAll, expect, test } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, outTradeNo, payFor, until } from '../../../test/support/shopping.ts'
import { createPlatform } from '../platform/create-platform.ts'
import type { ShippingInfo } from '../platform/integrations/wechat/shipping-info.ts'
import { reportShipping } from './report-shipping.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop.stop())

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
