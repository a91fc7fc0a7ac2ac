import { createHash } from 'node:crypto'
import { chinaDate } from '../clock.ts'
import { randomDigits } from '../random.ts'
import type { World } from '../world.ts'
import { announcePayment } from './announcements.ts'
import { PayError } from './pay-error.ts'

/** A prepay_id lives two hours; an order without time_expire ends with it. */
const DEFAULT_LIFETIME_MS = 2 * 3_600_000

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'CLOSED' | 'REFUND' | 'PAYERROR'

export type PayOrder = {
  outTradeNo: string
  prepayId: string
  tradeType: 'JSAPI' | 'MWEB'
  appId: string
  description: string
  attach: string | null
  notifyUrl: string
  totalFen: number
  payerOpenid: string
  state: TradeState
  createdAt: number
  expireAt: number
  autopayAt: number | null
  transactionId: string | null
  paidAt: number | null
  refundedFen: number
}

/** What a merchant states when ordering; `payerOpenid` is null where WeChat learns it only on the phone (H5). */
export type OrderRequest = Pick<
  PayOrder,
  'outTradeNo' | 'tradeType' | 'appId' | 'description' | 'attach' | 'notifyUrl' | 'totalFen'
> & { payerOpenid: string | null; expireAt: number | null }

type OrderKey = 'outTradeNo' | 'prepayId' | 'transactionId'

/** Waiting for money: a refused attempt (PAYERROR) may be tried again. */
export const isPayable = (order: PayOrder): boolean => order.state === 'NOTPAY' || order.state === 'PAYERROR'

/** Finds an order; one whose time is over has been closed by WeChat itself. */
export function findOrder(world: World, key: OrderKey, value: string): PayOrder | undefined {
  const order = world.store.one<PayOrder>(`SELECT * FROM payOrder WHERE ${key} = $value`, { value })
  if (order && isPayable(order) && order.expireAt <= world.now().getTime()) {
    world.store.run(`UPDATE payOrder SET state = 'CLOSED', autopayAt = NULL WHERE outTradeNo = $outTradeNo`, {
      outTradeNo: order.outTradeNo,
    })
    return { ...order, state: 'CLOSED', autopayAt: null }
  }
  return order
}

/** The openid of the person at the phone when the merchant could not know it. */
const unknownPayer = (outTradeNo: string) =>
  `oH5${createHash('sha256').update(outTradeNo).digest('base64url').slice(0, 25)}`

function assertSameRequest(order: PayOrder, request: OrderRequest): void {
  const same =
    order.tradeType === request.tradeType &&
    order.appId === request.appId &&
    order.description === request.description &&
    order.attach === request.attach &&
    order.notifyUrl === request.notifyUrl &&
    order.totalFen === request.totalFen &&
    (request.payerOpenid === null || order.payerOpenid === request.payerOpenid)
  if (!same) throw new PayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复')
}

/**
 * Places an order, or answers the one placed before with the same number and the same content.
 * Refuses with ORDERPAID, ORDER_CLOSED, OUT_TRADE_NO_USED.
 */
export function placeOrder(world: World, request: OrderRequest): PayOrder {
  const known = findOrder(world, 'outTradeNo', request.outTradeNo)
  if (known) {
    if (known.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭')
    if (!isPayable(known)) throw new PayError(400, 'ORDERPAID', '该订单已支付')
    assertSameRequest(known, request)
    return known
  }
  const now = world.now().getTime()
  const order: PayOrder = {
    ...request,
    payerOpenid: request.payerOpenid ?? unknownPayer(request.outTradeNo),
    prepayId: `wx${chinaDate(now).replaceAll('-', '')}${createHash('sha256').update(request.outTradeNo).update(randomDigits(20)).digest('hex').slice(0, 26)}`,
    state: 'NOTPAY',
    createdAt: now,
    expireAt: request.expireAt ?? now + DEFAULT_LIFETIME_MS,
    autopayAt: world.autopayAfterMs === null ? null : now + world.autopayAfterMs,
    transactionId: null,
    paidAt: null,
    refundedFen: 0,
  }
  const columns = Object.keys(order)
  world.store.run(
    `INSERT INTO payOrder (${columns.join(', ')}) VALUES (${columns.map((column) => `$${column}`).join(', ')})`,
    order,
  )
  world.wake()
  return order
}

/** The person pays: idempotent, and the notification is written in the same transaction. Answers the order as it stands then. */
export function payOrder(world: World, outTradeNo: string, options = { notify: true }): PayOrder {
  const order = world.store.transaction(() => {
    const found = findOrder(world, 'outTradeNo', outTradeNo)
    if (!found) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
    if (!isPayable(found)) return found
    const paidAt = world.now().getTime()
    const transactionId = `4200${randomDigits(6)}${chinaDate(paidAt).replaceAll('-', '')}${randomDigits(10)}`
    world.store.run(
      `UPDATE payOrder SET state = 'SUCCESS', paidAt = $paidAt, transactionId = $transactionId, autopayAt = NULL
       WHERE outTradeNo = $outTradeNo`,
      { paidAt, transactionId, outTradeNo },
    )
    const paid: PayOrder = { ...found, state: 'SUCCESS', paidAt, transactionId, autopayAt: null }
    if (options.notify) announcePayment(world, paid)
    return paid
  })
  world.wake()
  return order
}

/** The attempt fails: PAYERROR when the bank says no, NOTPAY when the person only changed his mind. Both may pay later. */
export function refusePayment(world: World, outTradeNo: string, state: 'PAYERROR' | 'NOTPAY'): void {
  world.store.run(
    `UPDATE payOrder SET state = $state, autopayAt = NULL WHERE outTradeNo = $outTradeNo AND state IN ('NOTPAY', 'PAYERROR')`,
    { outTradeNo, state },
  )
}

/** Somebody is looking at the cashier: the order waits for what he does. */
export function cancelAutopay(world: World, outTradeNo: string): void {
  world.store.run('UPDATE payOrder SET autopayAt = NULL WHERE outTradeNo = $outTradeNo', { outTradeNo })
}

/** The merchant closes an unpaid order; nobody can pay it afterwards. */
export function closeOrder(world: World, outTradeNo: string): void {
  const order = findOrder(world, 'outTradeNo', outTradeNo)
  if (!order) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
  if (order.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭')
  if (!isPayable(order)) throw new PayError(400, 'ORDERPAID', '该订单已支付')
  world.store.run(`UPDATE payOrder SET state = 'CLOSED', autopayAt = NULL WHERE outTradeNo = $outTradeNo`, {
    outTradeNo,
  })
}

/** Pays the orders nobody looked at in time. */
export function payDueOrders(world: World): void {
  const due = world.store.all<{ outTradeNo: string }>(
    'SELECT outTradeNo FROM payOrder WHERE autopayAt <= $now ORDER BY autopayAt LIMIT 100',
    { now: world.now().getTime() },
  )
  for (const { outTradeNo } of due) payOrder(world, outTradeNo)
}
