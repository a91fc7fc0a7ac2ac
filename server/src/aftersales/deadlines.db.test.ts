import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { uploadPicture } from '../../../test/support/pictures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { receiveByItself } from '../orders/index.ts'
import { remindOfReceipt } from '../orders/remind-of-receipt.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { noteArrivals } from './note-arrivals.ts'
import { remindOfDeadlines } from './remind.ts'
import { runDeadlines } from './run-deadlines.ts'
import {
  apply,
  approve,
  type Bought,
  buy,
  DAY_MS,
  escalate,
  HOUR_MS,
  later,
  receive,
  refusedApply,
  reject,
  sendBack,
  ship,
} from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const read = ({ buyer }: Bought, id: string) => buyer.call('GET /api/after-sales/{id}', { params: { id } })

/** A minute before the time is over nothing happens; a minute after it, this. */
async function afterTime(bought: Bought, id: string, ms: number) {
  const before = await read(bought, id)
  await later(shop, bought, ms - 60_000)
  await runDeadlines(shop.server.platform)
  expect(await read(bought, id)).toEqual(before)
  await later(shop, bought, 120_000)
  await runDeadlines(shop.server.platform)
  return read(bought, id)
}

describe('when nobody answers', () => {
  it('the request is granted after 48 hours: without a return address the money goes back at once', async () => {
    const bought = await receive(shop)
    const { id } = await apply(bought)
    expect(await afterTime(bought, id, 48 * HOUR_MS)).toMatchObject({ state: 'refunded', totalFen: 2_000 })
  })

  it('a return is granted to the address on file, and closes when nothing is sent for seven days', async () => {
    const bought = await receive(shop)
    const earlier = await apply(bought)
    await approve(bought.staff, earlier.id)
    const { id } = await apply(bought)
    const granted = await afterTime(bought, id, 48 * HOUR_MS)
    expect(granted).toMatchObject({ state: 'awaitingReturn', returnAddress: { name: '李仓管' } })
    expect(granted.timeline.at(-1)).toMatchObject({ by: 'system' })
    const closed = await afterTime(bought, id, 7 * DAY_MS)
    expect(closed).toMatchObject({ state: 'closed', refund: null })
    expect((await bought.buyer.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '售后已关闭' })
  })

  it('goods sent back pass after ten days, or three days after their arrival', async () => {
    const silent = await receive(shop)
    const { id } = await apply(silent)
    await approve(silent.staff, id)
    await sendBack(silent.buyer, id)
    expect(await afterTime(silent, id, 10 * DAY_MS)).toMatchObject({ state: 'refunded' })

    const arrived = await receive(shop)
    const other = await apply(arrived)
    await approve(arrived.staff, other.id)
    await sendBack(arrived.buyer, other.id)
    await later(shop, arrived, DAY_MS)
    await arrived.staff.call('POST /api/merchant/after-sales/{id}/arrival', { params: { id: other.id } })
    expect(await afterTime(arrived, other.id, 3 * DAY_MS)).toMatchObject({ state: 'refunded' })
  })

  it('an exchange becomes a refund after three days, or is received after ten', async () => {
    const untilPassed = async () => {
      const bought = await receive(shop)
      const photos = [await uploadPicture(bought.buyer)]
      const { id } = await apply(bought, { kind: 'exchange', reason: 'damaged', photos })
      await approve(bought.staff, id)
      await sendBack(bought.buyer, id)
      await bought.staff.call('POST /api/merchant/after-sales/{id}/inspection', {
        params: { id },
        body: { passed: true },
      })
      return { bought, id }
    }
    const unsent = await untilPassed()
    expect(await afterTime(unsent.bought, unsent.id, 3 * DAY_MS)).toMatchObject({ state: 'refunded' })
    const sent = await untilPassed()
    await sent.bought.staff.call('POST /api/merchant/after-sales/{id}/replacement', {
      params: { id: sent.id },
      body: { carrier: 'zto', trackingNo: 'ZT1234567890' },
    })
    expect(await afterTime(sent.bought, sent.id, 10 * DAY_MS)).toMatchObject({ state: 'exchanged' })
  })

  it('a rejection stands after seven days, while the platform’s own deadline decides nothing', async () => {
    const bought = await receive(shop, { quantity: 2 })
    const { id } = await apply(bought)
    await reject(bought.staff, id)
    const disputed = await apply(bought)
    await reject(bought.staff, disputed.id)
    await escalate(bought.buyer, disputed.id)
    expect(await afterTime(bought, id, 7 * DAY_MS)).toMatchObject({ state: 'closed' })
    await later(shop, bought, 30 * DAY_MS)
    await runDeadlines(shop.server.platform)
    expect(await read(bought, disputed.id)).toMatchObject({ state: 'arbitrating' })
  })
})

it('a day before a deadline whoever is to act is told, once', async () => {
  const bought = await receive(shop)
  const { id } = await apply(bought)
  const titles = async (who: 'buyer' | 'staff') =>
    (await bought[who].call('GET /api/messages', {})).items.map(({ title }) => title)
  await remindOfDeadlines(shop.server.platform)
  expect(await titles('staff')).not.toContain('有售后即将超时，逾期自动同意')
  await later(shop, bought, 25 * HOUR_MS)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(1)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(0)
  expect((await titles('staff')).filter((one) => one === '有售后即将超时，逾期自动同意')).toHaveLength(1)
  await approve(bought.staff, id)
  await later(shop, bought, 6.5 * DAY_MS)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(1)
  expect(await titles('buyer')).toContain('请尽快寄回商品，逾期售后关闭')
})

it('the carrier’s word that a return was delivered begins the three days of the inspection', async () => {
  const bought = await receive(shop)
  const { id } = await apply(bought)
  await approve(bought.staff, id)
  await sendBack(bought.buyer, id)
  await noteArrivals(shop.server.platform)
  expect(await read(bought, id)).toMatchObject({ state: 'returning', arrivedAt: null })
  await later(shop, bought, 2 * DAY_MS)
  expect(await noteArrivals(shop.server.platform)).toBe(1)
  const noted = await read(bought, id)
  expect(noted).toMatchObject({ state: 'inspecting', waitsFor: 'merchant' })
  const leftMs = Date.parse(noted.deadlineAt ?? '') - shop.now().getTime()
  expect(Math.round(leftMs / DAY_MS)).toBe(3)
})

describe('automatic receipt', () => {
  afterEach(() => vi.restoreAllMocks())
  const run = () => receiveByItself(shop.server.platform)
  const params = ({ orderId }: Bought) => ({ params: { id: orderId } })
  const order = (bought: Bought) => bought.buyer.call('GET /api/orders/{id}', params(bought))
  const titles = async ({ buyer }: Bought) =>
    (await buyer.call('GET /api/messages', {})).items.map(({ title }) => title)
  /** What the carrier says of every parcel; null: nothing, it is out of order. */
  const says = (text: string | null) =>
    vi.spyOn(shop.server.platform.express, 'track').mockImplementation(async () => {
      if (text === null) throw new OutsideUnavailableError('express', 'no answer')
      return [{ at: shop.now(), text }]
    })
  const daysLeft = async (bought: Bought) =>
    (Date.parse((await order(bought)).automaticReceiptAt ?? '') - shop.now().getTime()) / DAY_MS
  async function sent() {
    const bought = await buy(shop)
    await ship(bought.staff, bought.orderId)
    return bought
  }

  it('waits while the carrier says that nothing was signed for, tells the buyer, and ends after thirty days', async () => {
    const bought = await sent()
    says('快件正在派送，待签收')
    await later(shop, bought, 10 * DAY_MS + HOUR_MS)
    await run()
    expect(await order(bought)).toMatchObject({ state: 'shipped' })
    expect(await daysLeft(bought)).toBeCloseTo(5, 1)
    expect(await titles(bought)).toContain('快递还没有显示签收')
    // A carrier in trouble says nothing of the parcel: it is asked again the next day, and nobody is alarmed.
    says(null)
    await later(shop, bought, 5 * DAY_MS)
    await run()
    expect(await daysLeft(bought)).toBeCloseTo(1, 1)
    await remindOfReceipt(shop.server.platform)
    expect(await titles(bought)).not.toContain('订单即将自动确认收货')
    says('快件被退回，发件人已签收')
    for (let days = 16; days <= 29; days += 1) {
      await later(shop, bought, DAY_MS)
      await run()
      expect((await order(bought)).state, `after ${days} days`).toBe('shipped')
    }
    await later(shop, bought, DAY_MS)
    await run()
    expect(await order(bought)).toMatchObject({ state: 'received' })
    // The system only thought so: it may still be said that nothing came.
    await later(shop, bought, 14 * DAY_MS)
    const asked = { kind: 'refundOnly', reason: 'notArrived' } as const
    const { id } = await apply(bought, asked)
    await bought.buyer.call('POST /api/after-sales/{id}/cancel', { params: { id } })
    await later(shop, bought, DAY_MS)
    expect(await refusedApply(bought, asked)).toBe('after_sale_period_over')
  })

  it('comes once the parcel was signed for, and never while the buyer says that nothing came', async () => {
    const [silent, speaking] = [await sent(), await sent()]
    const { id } = await apply(speaking, { kind: 'refundOnly', reason: 'notArrived' })
    expect((await order(speaking)).automaticReceiptAt).toBeNull()
    says('快件已签收，签收人：本人')
    await later(shop, silent, 10 * DAY_MS + HOUR_MS)
    speaking.buyer = await shop.signIn(speaking.buyer.phone)
    await run()
    expect((await order(silent)).state).toBe('received')
    expect((await order(speaking)).state).toBe('shipped')
    await later(shop, speaking, 30 * DAY_MS)
    await run()
    expect((await order(speaking)).state).toBe('shipped')
    await speaking.buyer.call('POST /api/after-sales/{id}/cancel', { params: { id } })
    await run()
    // Reminded first: it waits until then.
    expect(await daysLeft(speaking)).toBeCloseTo(3, 1)
    await later(shop, speaking, 3 * DAY_MS + HOUR_MS)
    await run()
    expect((await order(speaking)).state).toBe('received')
  })

  it('is announced two days ahead, once, and put off once by the buyer', async () => {
    const bought = await sent()
    const remind = () => remindOfReceipt(shop.server.platform)
    const reminded = async () =>
      (await titles(bought)).filter((title) => title === '订单即将自动确认收货').length
    await later(shop, bought, 7.9 * DAY_MS)
    await remind()
    expect(await reminded()).toBe(0)
    await later(shop, bought, 0.2 * DAY_MS)
    await Promise.all([remind(), remind()])
    await remind()
    expect(await reminded()).toBe(1)
    expect((await order(bought)).mayExtendReceipt).toBe(true)
    const extend = () => bought.buyer.send('POST /api/orders/{id}/extend-receipt', params(bought))
    const stranger = await shop.signIn()
    const refused = await stranger.refused('POST /api/orders/{id}/extend-receipt', params(bought))
    expect(refused.code).toBe('order_not_found')
    expect((await Promise.all([extend(), extend()])).map(({ status }) => status)).toEqual([200, 200])
    expect(await daysLeft(bought)).toBeCloseTo(8.9, 1)
    expect((await order(bought)).mayExtendReceipt).toBe(false)
    says('快件已签收，签收人：本人')
    await later(shop, bought, 6.8 * DAY_MS)
    await run()
    await remind()
    expect(await reminded()).toBe(1)
    await later(shop, bought, 0.2 * DAY_MS)
    await remind()
    expect(await reminded()).toBe(2)
    await later(shop, bought, 2 * DAY_MS)
    await run()
    expect((await order(bought)).state).toBe('received')
    expect(await extend()).toMatchObject({ body: { code: 'order_state_conflict' } })
  })
})

it('returns that never arrive keep no other from being asked for', async () => {
  const bought = await receive(shop)
  const { id } = await apply(bought)
  await approve(bought.staff, id)
  await sendBack(bought.buyer, id)
  const { sql } = shop.server.platform.database
  const copies = await sql<{ id: string }[]>`
    insert into after_sales select (jsonb_populate_record(original, jsonb_build_object('id', gen_random_uuid(),
      'return_tracking_no', 'LOST00' || number, 'returned_at', original.returned_at - number * interval '1 minute'))).*
    from after_sales original, generate_series(1, 60) number where original.id = ${id} returning id`
  const own = (await read(bought, id)).returnParcel?.trackingNo
  const asked = vi.spyOn(shop.server.platform.express, 'track').mockResolvedValue([])
  const isAsked = () => asked.mock.calls.some(([{ trackingNo }]) => trackingNo === own)
  await noteArrivals(shop.server.platform)
  expect([asked.mock.calls.length, isAsked()]).toEqual([50, false])
  await later(shop, bought, HOUR_MS)
  await noteArrivals(shop.server.platform)
  expect(isAsked()).toBe(true)
  vi.restoreAllMocks()
  await sql`delete from after_sales where id = any(${copies.map((copy) => copy.id)}::uuid[])`
})
