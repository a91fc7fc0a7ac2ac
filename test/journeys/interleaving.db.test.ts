import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderPayable } from '../../server/src/orders/index.ts'
import { expirePayments } from '../../server/src/payments/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { earn } from '../../server/src/points/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { type Shop, startShop } from '../support/shop.ts'
import { addAddress, outTradeNo, until } from '../support/shopping.ts'

const STOCK = 4
const SHOPPERS = 6
const STEPS = 15
const MINUTE_MS = 60_000

/** What a step may answer; anything else (a fault above all) fails the test. */
const expected = new Set([
  'out_of_stock',
  'order_state_conflict',
  'payment_state_conflict',
  'payment_expired',
  'payment_unavailable',
  'allowance_changed',
])

describe('any interleaving of placing, paying, cancelling, notifying and expiring', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = await startShop()
  })
  afterAll(() => shop.stop())

  it.each([1, 2, 3])(
    'keeps goods, money and orders together (seed %i)',
    async (seed) => {
      const random = randomOf(seed)
      const shelves = await Promise.all(
        [1_000, 2_500, 7_777].map((priceFen) => shelve(shop, { priceFen, stock: STOCK })),
      )
      const phones = (await Promise.all(Array.from({ length: SHOPPERS }, () => shop.signIn()))).map(
        ({ phone }) => phone,
      )
      await givePoints(phones)
      const placed: { paymentId: string; orderId: string }[] = []
      for (let round = 0; round < 2; round += 1) {
        const buyers = await Promise.all(phones.map((phone) => shop.signIn(phone)))
        const addressIds = await Promise.all(buyers.map((buyer) => addAddress(buyer)))
        await Promise.all(
          buyers.map(async (buyer, index) => {
            const mine: typeof placed = []
            for (let step = 0; step < STEPS; step += 1) {
              await act(buyer, addressIds[index] ?? '', mine, shelves, random)
              await sleep(random() * 4)
            }
            placed.push(...mine)
          }),
        )
        shop.passTime(16 * MINUTE_MS)
        await Promise.all([expire(), expire()])
      }
      shop.passTime(60 * MINUTE_MS)
      await Promise.all([expire(), expire(), expire()])
      const { sql } = shop.server.platform.database
      await until(async () => {
        const [row] =
          await sql`select count(*)::int as open from payments where state in ('pending', 'refunding')`
        if (row?.open !== 0 || shop.emulator.pendingNotifications().length > 0) return false
        return (await shop.server.platform.jobs.counts()).open === 0
      }, 45_000)
      expect(placed.length).toBeGreaterThan(STOCK)
      await expectTogether(shelves)
    },
    90_000,
  )

  /** Enough for some of the orders, so that what one holds the next one misses. */
  const givePoints = async (phones: readonly string[]) => {
    const { database } = shop.server.platform
    for (const phone of phones) {
      const { userId } = await shop.signIn(phone)
      const name = [userId] as const
      const gift = { userId, points: 1_500, code: 'points.review' as const, subjectId: userId, name }
      await database.transaction((tx) => earn(tx, [gift], shop.now()))
    }
  }

  const expire = () => expirePayments(shop.server.platform, orderPayable)

  /** One random step of one shopper; settling is WeChat's own and may come at any moment, notified or not. */
  async function act(
    buyer: Caller,
    addressId: string,
    mine: { paymentId: string; orderId: string }[],
    shelves: Shelf[],
    random: () => number,
  ): Promise<void> {
    const some = mine[Math.floor(random() * mine.length)]
    const dice = random()
    if (!some || dice < 0.25) {
      const chosen = shelves.filter(() => random() < 0.6)
      const items = (chosen.length > 0 ? chosen : shelves).map(({ skuId }) => ({
        skuId,
        quantity: 1 + Math.floor(random() * 2),
      }))
      const reply = await send(buyer, 'POST /api/orders', {
        body: { items, addressId, ...(random() < 0.5 && { usePoints: true }) },
      })
      if (reply.status !== 201) return
      const { payment, orders } = reply.body as { payment: { id: string }; orders: { id: string }[] }
      mine.push({ paymentId: payment.id, orderId: orders[0]?.id ?? '' })
      return
    }
    const { paymentId, orderId } = some
    if (dice < 0.45) await send(buyer, 'POST /api/orders/{id}/cancel', { params: { id: orderId } })
    else if (dice < 0.65) await pay(buyer, paymentId)
    else if (dice < 0.75) await send(buyer, 'GET /api/payments/{id}', { params: { id: paymentId } })
    else if (dice < 0.85) settle(paymentId, random() < 0.5)
    else if (dice < 0.95) {
      settle(paymentId, true)
      await Promise.all([
        send(buyer, 'POST /api/orders/{id}/cancel', { params: { id: orderId } }),
        send(buyer, 'GET /api/payments/{id}', { params: { id: paymentId } }),
        expire(),
      ])
    } else await expire()
  }

  const pay = (buyer: Caller, id: string) =>
    send(buyer, 'POST /api/payments/{id}/pay', { params: { id }, body: { channel: 'h5' } })

  async function send(buyer: Caller, name: string, given: { params?: unknown; body?: unknown }) {
    const reply = await buyer.send(name, given)
    if (reply.status >= 400) expect(expected).toContain((reply.body as { code?: string }).code)
    return reply
  }

  /** The payer pays, if WeChat has the order and takes the money still. */
  function settle(paymentId: string, notify: boolean): void {
    const order = shop.emulator.order(outTradeNo(paymentId))
    if (order?.trade_state === 'NOTPAY') shop.emulator.settle(outTradeNo(paymentId), { notify })
  }

  /** The invariants, in SQL: each query lists what breaks one. */
  async function expectTogether(shelves: Shelf[]): Promise<void> {
    const { sql } = shop.server.platform.database
    const skuIds = shelves.map(({ skuId }) => skuId)
    const wrongStock = await sql`
      select sku_id, available, coalesce(held.quantity, 0) as held from sku_stock
      left join (
        select sku_id, sum(quantity)::int as quantity from order_lines join orders on orders.id = order_id
        where orders.state not in ('cancelled', 'closed') group by sku_id
      ) held using (sku_id)
      where sku_id = any(${skuIds}::uuid[]) and available + coalesce(held.quantity, 0) <> ${STOCK}`
    expect(wrongStock).toHaveLength(0)
    const wrongStates = await sql`
      select payments.id, payments.state, orders.state as order_state
      from payments join orders on orders.payment_id = payments.id
      where (payments.state = 'pending') <> (orders.state = 'pendingPayment')
        or (payments.state = 'paid') <> (orders.state in ('paid', 'shipped', 'received', 'completed'))
        or (orders.state = 'paid') <> (orders.paid_at is not null)`
    expect(wrongStates).toHaveLength(0)
    const wrongSums = await sql`
      select payments.id from payments where amount_fen <> (
        select coalesce(sum(total_fen - points_fen - allowance_fen), 0) from orders where payment_id = payments.id)
      union all
      select orders.id from orders where total_fen <> (
        select coalesce(sum(payable_fen), 0) from order_lines where order_id = orders.id)`
    expect(wrongSums).toHaveLength(0)
    const wrongSales = await sql`
      select product_id from (
        select product_id, sum(quantity)::int as sold from order_lines join orders on orders.id = order_id
        where orders.state not in ('pendingPayment', 'cancelled', 'closed') group by product_id
      ) sold full join product_sales counted using (product_id)
      where coalesce(sold.sold, 0) <> coalesce(counted.sold, 0)`
    expect(wrongSales).toHaveLength(0)
    const wrongMoney = await sql`
      select payments.id from payments
      where (select count(*) from audit_entries where action = 'payment.pay' and subject_id = payments.id)
          <> (case when state = 'paid' then 1 else 0 end)
        or (select coalesce(sum(refunds.amount_fen), 0) from refunds where payment_id = payments.id and refunds.state = 'succeeded')
          <> (case when state = 'refunded' then payments.amount_fen else 0 end)`
    expect(wrongMoney).toHaveLength(0)
    expect(await checkLedger(sql, shop.now())).toEqual([])
    const wrongEscrow = await sql`
      select orders.id, orders.state, orders.total_fen, account.balance
      from orders left join ledger_accounts account on account.owner_id = orders.id and account.kind = 'escrow'
      where coalesce(account.balance, 0) <> (case when orders.state = 'paid' then orders.total_fen else 0 end)`
    expect(wrongEscrow).toHaveLength(0)
    const heldPoints = await sql`select id from ledger_accounts where held <> 0`
    expect(heldPoints).toHaveLength(0)
    const [spent] = await sql`
      select (select coalesce(sum(points_fen), 0) from orders where state = 'paid') as orders,
        (select coalesce(sum(amount), 0) from ledger_transfers
          where code = 'points.spend' and phase in ('single', 'post')) as ledger`
    expect(spent?.ledger).toBe(spent?.orders)
    for (const { id, state } of await sql<{ id: string; state: string }[]>`select id, state from payments`) {
      const atWechat = shop.emulator.order(outTradeNo(id))?.trade_state
      expect([id, state, atWechat === 'SUCCESS']).toEqual([id, state, state === 'paid'])
    }
  }
})

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
