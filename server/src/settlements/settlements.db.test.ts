import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { download, operatorOf, rowsOf } from '../../../test/support/desk.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor, until } from '../../../test/support/shopping.ts'
import { completeOrders, merchantAccountOf } from '../orders/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { balancesOf, checkLedger, transferIdOf } from '../platform/ledger/index.ts'
import { earn } from '../points/index.ts'
import { feeOf } from './payout-ledger.ts'
import { warnOfPayouts } from './warn-of-payouts.ts'

const dayMs = 86_400_000
let shop: Shop
let operator: Caller
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  operator = await operatorOf(shop)
})
afterAll(() => shop?.stop())

const platform = () => shop.server.platform

/** An order that was paid (with points for a part), sent and received. */
async function received(goods: Shelf, staff: Caller, quantity: number, points = 0): Promise<string> {
  const buyer = await shop.signIn()
  const gift = {
    userId: buyer.userId,
    points,
    code: 'points.review' as const,
    subjectId: buyer.userId,
    name: [randomUUID()] as const,
  }
  if (points > 0) await platform().database.transaction((tx) => earn(tx, [gift], shop.now()))
  const { orders, payment } = await buyer.call('POST /api/orders', {
    body: {
      items: [{ skuId: goods.skuId, quantity }],
      addressId: await addAddress(buyer),
      usePoints: points > 0,
    },
  })
  await payFor(shop, buyer, payment.id)
  const params = { id: orders[0]?.id ?? '' }
  await staff.call('POST /api/merchant/orders/{id}/ship', {
    params,
    body: { carrier: 'yto', trackingNo: 'YT1234567890' },
  })
  await buyer.call('POST /api/orders/{id}/confirm-receipt', { params })
  return params.id
}

async function complete(): Promise<void> {
  shop.passTime(8 * dayMs)
  await completeOrders(platform())
}
/** Tokens end within the days that pass. */
const again = (caller: Caller) => shop.signIn(caller.phone)

async function ledgerOf(merchantId: string) {
  const id = {
    receivable: merchantAccountOf('merchantReceivable', merchantId),
    payout: transferIdOf('payout', merchantId),
    fee: transferIdOf('platformFee', merchantId),
  }
  const balances = await balancesOf(platform().database.db, Object.values(id))
  return {
    receivable: balances.get(id.receivable)?.balance ?? 0,
    held: balances.get(id.receivable)?.held ?? 0,
    payout: balances.get(id.payout)?.balance ?? 0,
    fee: balances.get(id.fee)?.balance ?? 0,
  }
}

const statementOf = (staff: Caller, month = dayInShanghai(shop.now()).slice(0, 7)) =>
  staff.call('GET /api/merchant/statements/{month}', { params: { month }, query: { pageSize: 100 } })
const refund = (staff: Caller, id: string, lineId: string, quantity: number) =>
  staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id },
    body: { reason: '质量问题，协商退款', lines: [{ lineId, quantity }] },
  })
async function lineOf(orderId: string): Promise<string> {
  const [row] = await platform().database.sql<{ id: string }[]>`
    select id from order_lines where order_id = ${orderId} order by position limit 1`
  return row?.id ?? ''
}
const pay = (id: string, bankReference: string, by = operator) =>
  by.send('POST /api/operations/payouts/{id}/paid', { params: { id }, body: { bankReference } })
const underway = async () =>
  (await operator.call('GET /api/operations/payouts', { query: { state: 'underway' } })).items
/** Begins to pay some merchants; answers their payouts, in the same order. */
async function payOut(shelves: readonly Shelf[]) {
  operator = await again(operator)
  const merchantIds = shelves.map(({ merchantId }) => merchantId)
  await operator.call('POST /api/operations/payout-runs', { body: { merchantIds } })
  const all = await underway()
  return shelves.flatMap((goods) => all.filter(({ merchantId }) => merchantId === goods.merchantId))
}

test('a month’s statement is the ledger to the fen: orders, refunds before and after, fee, payout', async () => {
  const goods = await shelve(shop, { priceFen: 1_999, stock: 100 })
  let staff = await goods.staff()
  const whole = await received(goods, staff, 2, 300)
  const part = await received(goods, staff, 3)
  await refund(staff, part, await lineOf(part), 1)
  await complete()
  ;[staff, operator] = [await again(staff), await again(operator)]
  // Into one month, whichever day it is: sums of a year's end are another test's.
  const earned = (await ledgerOf(goods.merchantId)).receivable
  expect((await operator.call('GET /api/operations/payouts/due', {})).items).toContainEqual({
    merchantId: goods.merchantId,
    merchantName: expect.any(String),
    receivableFen: earned,
    feeFen: feeOf(earned),
    amountFen: earned - feeOf(earned),
  })
  const key = randomUUID()
  const body = { merchantIds: [goods.merchantId] }
  const run = () => operator.call('POST /api/operations/payout-runs', { body, key })
  expect(await run()).toEqual({ payouts: 1, amountFen: earned - feeOf(earned) })
  expect(await run()).toEqual({ payouts: 1, amountFen: earned - feeOf(earned) })
  const [payout] = await underway()
  expect(await ledgerOf(goods.merchantId)).toEqual({ receivable: earned, held: earned, payout: 0, fee: 0 })
  // Given back while the money is on its way: the receivable goes below zero and the next earnings make it good.
  await refund(staff, whole, await lineOf(whole), 1)
  const id = payout?.id ?? ''
  const replies = await Promise.all([
    pay(id, 'ICBC20260001'),
    pay(id, 'ICBC20260001'),
    pay(id, 'ICBC20260001'),
  ])
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await pay(id, 'ICBC20260002')).status).toBe(409)
  const ledger = await ledgerOf(goods.merchantId)
  expect(ledger).toMatchObject({ held: 0, payout: earned - feeOf(earned), fee: feeOf(earned) })

  const { sums, items, total } = await statementOf(staff)
  expect(sums.closingFen).toBe(ledger.receivable)
  expect(sums).toMatchObject({
    openingFen: 0,
    settledFen: earned,
    settledOrders: 2,
    pointsFen: 300,
    feeFen: ledger.fee,
    paidOutFen: ledger.payout,
    clawedBackFen: earned - ledger.fee - ledger.payout - ledger.receivable,
    underwayFen: 0,
  })
  expect(sums.refundedFen).toBeGreaterThan(0)
  expect(sums.cashFen + sums.unionFen + sums.pointsFen + sums.platformFen - sums.refundedFen).toBe(
    sums.settledFen,
  )
  expect(total).toBe(5)
  expect(items.map(({ kind }) => kind).sort()).toEqual(['clawedBack', 'fee', 'paidOut', 'settled', 'settled'])
  expect(items.reduce((sum, row) => sum + row.amountFen, 0)).toBe(sums.closingFen)
  for (const row of items.filter(({ kind }) => kind === 'settled')) {
    expect(row.cashFen + row.unionFen + row.pointsFen + row.platformFen - row.refundedFen).toBe(row.amountFen)
  }
  expect(items.find(({ kind }) => kind === 'paidOut')?.reference).toBe('ICBC20260001')

  const month = dayInShanghai(shop.now()).slice(0, 7)
  const { downloadUrl } = await staff.call('POST /api/merchant/statements/{month}/exports', {
    params: { month },
    body: {},
  })
  const rows = await rowsOf(await download(shop, downloadUrl), 1)
  expect(rows).toHaveLength(7)
  expect(rows.at(-1)?.at(-1)).toBe(sums.closingFen / 100)
  const stranger = await (await shelve(shop)).staff()
  const theirs = { params: { month }, query: { merchant: goods.merchantId } }
  expect((await stranger.refused('GET /api/merchant/statements/{month}', theirs)).code).toBe(
    'merchant_unclear',
  )
  expect(await checkLedger(platform().database.sql, shop.now())).toEqual([])
})

test('nobody is paid twice by runs of the same moment, and what the bank gave back is due again', async () => {
  const goods = await shelve(shop, { priceFen: 50_000, stock: 10 })
  await received(goods, await goods.staff(), 1)
  await complete()
  operator = await again(operator)
  const before = await ledgerOf(goods.merchantId)
  const body = { merchantIds: [goods.merchantId] }
  const runs = await Promise.all(
    Array.from({ length: 5 }, () => operator.send('POST /api/operations/payout-runs', { body })),
  )
  expect(runs.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  const [payout] = (await underway()).filter(({ merchantId }) => merchantId === goods.merchantId)
  const id = payout?.id ?? ''
  const [paid, failed] = await Promise.all([
    pay(id, 'ABC20260009'),
    operator.send('POST /api/operations/payouts/{id}/failed', {
      params: { id },
      body: { reason: '账号有误' },
    }),
  ])
  expect([paid.status, failed.status].sort()).toEqual([200, 409])
  if (failed.status === 200) expect(await ledgerOf(goods.merchantId)).toEqual(before)
  else expect((await ledgerOf(goods.merchantId)).receivable).toBe(0)
  expect(await checkLedger(platform().database.sql, shop.now())).toEqual([])
})

test('a run pays nothing of what a refund takes back in the same moment', async () => {
  const goods = await shelve(shop, { priceFen: 10_000, stock: 10 })
  const order = await received(goods, await goods.staff(), 2)
  await complete()
  operator = await again(operator)
  const staff = await goods.staff()
  const { sql, lists } = platform().database
  // The refund has taken its part of the receivable, and is kept from its end by the audit's table.
  const ending = await sql.reserve()
  await ending`begin`
  await ending`lock table audit_entries in share mode`
  const waits = (count: number) =>
    until(async () => {
      const waiting = await lists`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return waiting.length === count
    })
  const refunding = refund(staff, order, await lineOf(order), 1)
  await waits(1)
  const running = operator.send('POST /api/operations/payout-runs', {
    body: { merchantIds: [goods.merchantId] },
  })
  await waits(2)
  await ending`rollback`
  ending.release()
  await refunding
  expect((await running).body).toEqual({ payouts: 1, amountFen: 10_000 - feeOf(10_000) })
  expect(await ledgerOf(goods.merchantId)).toMatchObject({ receivable: 10_000, held: 10_000 })
  const payout = (await underway()).find(({ merchantId }) => merchantId === goods.merchantId)
  expect((await pay(payout?.id ?? '', 'ICBC20260003')).status).toBe(200)
  expect(await checkLedger(sql, shop.now())).toEqual([])
})

test('a receipt stands for one payout, told to whom the shop’s money is entrusted', async () => {
  const [one, two] = [await shelve(shop, { priceFen: 9_000 }), await shelve(shop, { priceFen: 9_000 })]
  const [owner, packer] = [await one.staff(), await one.staff()]
  await platform().database.sql`update merchant_staff set role = 'orders' where user_id = ${packer.userId}`
  await received(one, owner, 1)
  await received(two, await two.staff(), 1)
  await complete()
  const mine = await payOut([one, two])
  expect((await pay(mine[0]?.id ?? '', 'CCB20260001')).status).toBe(200)
  const taken = await pay(mine[1]?.id ?? '', 'CCB20260001')
  expect([taken.status, (taken.body as { code: string }).code]).toEqual([409, 'bank_reference_taken'])
  expect((await pay(randomUUID(), 'CCB20260003')).status).toBe(404)
  expect((await pay(mine[1]?.id ?? '', 'CCB20260002')).status).toBe(200)
  const toldTo = await platform().database.sql<{ userId: string }[]>`
    select user_id as "userId" from messages where text like '%CCB20260001'`
  expect(toldTo.map(({ userId }) => userId)).toEqual([owner.userId])
})

test('a payout without a receipt is shown to operators once in time, and never paid again before one ends it', async () => {
  const shelves = [await shelve(shop, { priceFen: 7_000 }), await shelve(shop, { priceFen: 7_000 })]
  for (const goods of shelves) await received(goods, await goods.staff(), 1)
  await complete()
  const mine = await payOut(shelves)
  shop.passTime(30.1 * dayMs)
  // One that cannot be told of keeps nobody from the other, and comes again.
  let isBroken = true
  const { database, ...rest } = platform()
  const transaction: typeof database.transaction = (work) => {
    const fails = isBroken
    isBroken = false
    return fails ? Promise.reject(new Error('broken')) : database.transaction(work)
  }
  const told = async () => {
    operator = await again(operator)
    const { items } = await operator.call('GET /api/messages', { query: { pageSize: 50 } })
    return items.filter(({ title }) => title === '打款满 30 日未登记回单').length
  }
  await warnOfPayouts({ ...rest, database: { ...database, transaction } })
  expect(await told()).toBe(1)
  await warnOfPayouts(platform())
  await warnOfPayouts(platform())
  expect(await told()).toBe(2)
  expect((await underway()).map(({ id }) => id).sort()).toEqual(mine.map(({ id }) => id).sort())
  const due = await operator.call('GET /api/operations/payouts/due', {})
  expect(due.items.map(({ merchantId }) => merchantId)).not.toContain(mine[0]?.merchantId)

  shop.passTime(365 * dayMs)
  operator = await again(operator)
  expect(await checkLedger(platform().database.sql, shop.now())).toEqual([])
  // As holds were before: its time is long over.
  await platform().database.sql.begin(async (sql) => {
    await sql`alter table ledger_transfers disable trigger ledger_transfers_append_only`
    await sql`update ledger_transfers set expires_at = created_at + interval '31 days'
      where subject_id = ${mine[0]?.id ?? ''} and phase = 'pending'`
    await sql`alter table ledger_transfers enable trigger ledger_transfers_append_only`
  })
  expect((await pay(mine[0]?.id ?? '', 'CCB20260004')).status).toBe(200)
  await operator.call('POST /api/operations/payouts/{id}/failed', {
    params: { id: mine[1]?.id ?? '' },
    body: { reason: '银行核实未到账' },
  })
  const after = await operator.call('GET /api/operations/payouts/due', {})
  const dueOf = (of: (typeof mine)[number] | undefined) =>
    after.items.filter(({ merchantId }) => merchantId === of?.merchantId).length
  expect(mine.map(dueOf)).toEqual([0, 1])
  expect(await checkLedger(platform().database.sql, shop.now())).toEqual([])
})
