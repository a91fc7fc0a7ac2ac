import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaff } from '../../server/src/identity/index.ts'
import { orderPayable } from '../../server/src/orders/index.ts'
import { askAboutRefunds, reconcile, reconcileMissingDays } from '../../server/src/payments/index.ts'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { operatorOf } from '../support/desk.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../support/shop.ts'
import { closeUnderPayer, outTradeNo, payFor, placeOne, until } from '../support/shopping.ts'

const HOUR_MS = 3_600_000

let shop: Shop
let goods: Shelf
beforeAll(async () => {
  shop = await startShop()
  goods = await shelve(shop, { stock: 100 })
})
afterAll(() => shop.stop())

const database = () => shop.server.platform.database.sql

/** Puts the clock to an hour of the next day in China, so that a test has days of its own. */
function nextDay(time: string): string {
  const day = dayInShanghai(new Date(shop.now().getTime() + 24 * HOUR_MS))
  shop.passTime(new Date(`${day}T${time}+08:00`).getTime() - shop.now().getTime())
  return day
}

async function paid() {
  const buyer = await shop.signIn()
  const { payment, orders } = await placeOne(buyer, goods.skuId)
  await payFor(shop, buyer, payment.id)
  return { buyer, payment, orderId: orders[0]?.id ?? '', number: outTradeNo(payment.id) }
}

async function refund(orderId: string, reason = '缺货'): Promise<string> {
  const staff = await goods.staff()
  await database()`insert into merchant_staff (merchant_id, user_id) values (${goods.merchantId}, ${staff.userId})
    on conflict do nothing`
  const { id } = await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason },
  })
  return outTradeNo(id)
}

const stateOfRefund = async (outRefundNo: string): Promise<unknown> =>
  (await database()`select state from refunds where out_refund_no = ${outRefundNo}`)[0]?.state
const arrived = (outRefundNo: string) =>
  until(async () => (await stateOfRefund(outRefundNo)) === 'succeeded', 20_000)

/** Hours later, as the hour's job does it. */
async function askLater(): Promise<void> {
  shop.passTime(5 * HOUR_MS)
  await askAboutRefunds(shop.server.platform, orderPayable)
}

const differencesOf = async (day: string) => {
  const differences = await reconcile(shop.server.platform, day)
  return differences.map(({ kind, outTradeNo: number }) => ({ kind, number }))
}

test('a day whose payments and refunds agree, late money sent back among them, has no differences', async () => {
  const day = nextDay('09:00:00')
  const { orderId } = await paid()
  await arrived(await refund(orderId))
  const scarce = await shelve(shop, { stock: 1 })
  const late = await shop.signIn()
  const { payment } = await placeOne(late, scarce.skuId)
  await closeUnderPayer(shop, late, payment.id)
  await placeOne(await shop.signIn(), scarce.skuId)
  shop.emulator.settle(outTradeNo(payment.id))
  await until(async () => {
    const [row] = await database()`select state from payments where id = ${payment.id}`
    return row?.state === 'refunded'
  }, 20_000)
  await until(async () => {
    const [row] = await database()`select count(*)::int as open from refunds where accepted_at is null`
    return row?.open === 0
  })
  nextDay('11:00:00')
  expect(await differencesOf(day)).toEqual([])
})

test('a refund asked for before midnight and done after it stands in the statement of the first day', async () => {
  const first = nextDay('23:59:30')
  const { orderId } = await paid()
  shop.emulator.failNextRefunds(1)
  const number = await refund(orderId)
  await until(async () => (await stateOfRefund(number)) === 'failed', 20_000)
  const second = nextDay('00:05:00')
  shop.emulator.resolveRefund(number)
  await arrived(number)
  const [row] = await database()`
    select (accepted_at at time zone 'Asia/Shanghai')::date::text as accepted,
      (succeeded_at at time zone 'Asia/Shanghai')::date::text as succeeded
    from refunds where out_refund_no = ${number}`
  expect(row).toEqual({ accepted: first, succeeded: second })
  nextDay('11:00:00')
  expect(await differencesOf(first)).toEqual([])
  expect(await differencesOf(second)).toEqual([])
})

test('every kind of difference is named, and an operator reads them', async () => {
  const day = nextDay('09:00:00')
  const lost = await placeOne(await shop.signIn(), goods.skuId)
  const { platform } = shop.server
  const sql = database()
  const [missing, differing, refunded, refundDiffers, refundInvented] = [
    await paid(),
    await paid(),
    await paid(),
    await paid(),
    await paid(),
  ]
  const [lostRefund, differingRefund, inventedRefund] = [
    await refund(refunded.orderId),
    await refund(refundDiffers.orderId),
    await refund(refundInvented.orderId),
  ]
  for (const number of [lostRefund, differingRefund, inventedRefund]) await arrived(number)

  await sql`update payments set paid_at = null where id = ${missing.payment.id}`
  await sql`update payments set amount_fen = amount_fen + 1 where id = ${differing.payment.id}`
  await sql`update payments set state = 'paid', transaction_id = 'invented', paid_at = ${platform.clock().toISOString()}
    where id = ${lost.payment.id}`
  await sql`update refunds set accepted_at = null where out_refund_no = ${lostRefund}`
  await sql`update refunds set amount_fen = amount_fen - 1 where out_refund_no = ${differingRefund}`
  await sql`update refunds set out_refund_no = 'invented' where out_refund_no = ${inventedRefund}`

  nextDay('11:00:00')
  const expected = [
    { kind: 'missingAtOurs', number: missing.number },
    { kind: 'amountDiffers', number: differing.number },
    { kind: 'missingAtWechat', number: outTradeNo(lost.payment.id) },
    { kind: 'refundMissingAtOurs', number: lostRefund },
    { kind: 'refundMissingAtOurs', number: inventedRefund },
    { kind: 'amountDiffers', number: differingRefund },
    { kind: 'refundMissingAtWechat', number: 'invented' },
  ]
  const found = await differencesOf(day)
  expect(found).toHaveLength(expected.length)
  expect(found).toEqual(expect.arrayContaining(expected))

  const phone = newPhone()
  await createStaff(platform, { phone, roles: ['operator'] })
  const operator = await shop.signIn(phone)
  const { items } = await operator.call('GET /api/operations/reconciliations', {})
  expect(items.find(({ date }) => date === day)?.differences).toHaveLength(expected.length)
})

test('days that were missed are made up for, each once, and a day that fails stays for the next run', async () => {
  const first = nextDay('09:00:00')
  await paid()
  const second = nextDay('09:00:00')
  await paid()
  const third = nextDay('09:00:00')
  nextDay('10:30:00')
  shop.emulator.failNextPayCalls(1, 'SYSTEM_ERROR')
  await expect(reconcileMissingDays(shop.server.platform)).rejects.toThrow('could not be reconciled')
  const storedDays = async () =>
    (await database()`select day::text from reconciliations order by day`).map(({ day }) => day)
  expect(await storedDays()).toEqual(expect.arrayContaining([first, second]))
  expect(await storedDays()).not.toContain(third)
  expect(await reconcileMissingDays(shop.server.platform)).toEqual([third])
  expect(await reconcileMissingDays(shop.server.platform)).toEqual([])
})

test('a refund that WeChat cannot send back is failed for all to see, and done once a person has put it right', async () => {
  const { buyer, orderId } = await paid()
  shop.emulator.failNextRefunds(1)
  const number = await refund(orderId)
  await until(async () => (await stateOfRefund(number)) === 'failed', 20_000)
  const read = () => buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
  expect((await read()).refunds).toMatchObject([{ state: 'failed' }])
  const tracking = await buyer.call('GET /api/orders/{id}/tracking', { params: { id: orderId } })
  expect(tracking.events[0]?.text).toBe('退款没有退回成功，平台正在人工处理')
  shop.emulator.resolveRefund(number)
  await arrived(number)
  expect((await read()).refunds).toMatchObject([{ state: 'succeeded' }])
})

test('a reason of sixty characters keeps no buyer from the money', async () => {
  const { orderId } = await paid()
  await arrived(await refund(orderId, '质量问题，与买家协商一致后退款。'.repeat(4).slice(0, 60)))
})

test('what WeChat refuses for good is failed for buyer and operators at once, and arrives once it is put right', async () => {
  const operator = await operatorOf(shop)
  const { buyer, orderId, payment } = await paid()
  await database()`update payments set amount_fen = amount_fen + 1 where id = ${payment.id}`
  const number = await refund(orderId)
  await until(async () => (await stateOfRefund(number)) === 'failed')
  const tracking = await buyer.call('GET /api/orders/{id}/tracking', { params: { id: orderId } })
  expect(tracking.events[0]?.text).toBe('退款没有退回成功，平台正在人工处理')
  const { items } = await operator.call('GET /api/messages', {})
  const told = items.filter(({ text }) => text.includes(number))
  expect(told).toMatchObject([{ title: '退款没有退回成功' }])
  await database()`update payments set amount_fen = amount_fen - 1 where id = ${payment.id}`
  await arrived(number)
})

test.each(['requested', 'failed'] as const)(
  'a refund that takes long (%s) is no fault, and its money is found though nobody told of it',
  async (state) => {
    const { orderId } = await paid()
    shop.losesDeliveries = true
    const before = shop.deliveries.length
    const number = await refund(orderId)
    await until(async () => {
      const isLost = shop.deliveries.length > before && shop.emulator.pendingNotifications().length === 0
      return isLost && (await shop.server.platform.jobs.counts()).open === 0
    })
    shop.losesDeliveries = false
    expect(await stateOfRefund(number)).toBe('requested')
    // Failed: as when a person put right at WeChat what it had refused before.
    await database()`update refunds set state = ${state} where out_refund_no = ${number}`
    await Promise.all([askLater(), askLater()])
    expect(await stateOfRefund(number)).toBe('succeeded')
  },
)

test('what WeChat did not take on is open and asked for again, be it silent or short of the merchant’s money', async () => {
  const hasFailedOnce = (outRefundNo: string) =>
    until(async () => {
      const [row] = await database()`
        select from pgboss.job where name = 'refund-payment' and state = 'retry'
          and replace(data->>'refundId', '-', '') = ${outRefundNo}`
      return row !== undefined
    })
  const { orderId } = await paid()
  shop.emulator.failNextPayCalls(1, 'SYSTEM_ERROR')
  const unheard = await refund(orderId)
  await hasFailedOnce(unheard)
  await askLater()
  // Sooner than the job tries again.
  await until(async () => (await stateOfRefund(unheard)) === 'succeeded', 3_000)

  const spent = await paid()
  const { amountFen } = spent.payment
  const other = { outTradeNo: spent.number, outRefundNo: 'other', reason: '已在商户平台退款' }
  await shop.server.platform.wechatPay.refund({ ...other, refundFen: amountFen, totalFen: amountFen })
  const short = await refund(spent.orderId)
  await hasFailedOnce(short)
  await askLater()
  expect(await stateOfRefund(short)).toBe('requested')
})
