import { and, eq, lte, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { WechatPayError } from '../platform/integrations/wechat-pay/index.ts'
import { movePayment } from './move-payment.ts'
import type { Payable } from './payable.ts'
import type { PaymentRow } from './read-payments.ts'
import { syncPayment } from './sync-payment.ts'
import { payments } from './tables.ts'

export const CLOSE_QUEUE = 'close-wechat-order'

/** Closes a pending payment in the caller's transaction; false when somebody was faster (paid or closed). */
export async function closePayment(tx: Db, platform: Platform, paymentId: string): Promise<boolean> {
  const closed = await movePayment(tx, paymentId, 'close', { closedAt: platform.clock() })
  if (!closed) return false
  if (closed.startedAt) await platform.jobs.enqueue(tx, CLOSE_QUEUE, { outTradeNo: closed.outTradeNo })
  return true
}

/**
 * Job: tells WeChat that nobody may pay this any more. An order it never had is no fault here; one that was paid in
 * the meantime is settled by the late-payment rule at once, for its notification may never come.
 */
export async function closeWechatOrder(
  platform: Platform,
  payable: Payable,
  outTradeNo: string,
): Promise<void> {
  try {
    await platform.wechatPay.close(outTradeNo)
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    if (['ORDER_NOT_EXIST', 'ORDER_CLOSED'].includes(error.code)) return
    if (error.code !== 'ORDERPAID') throw error
    const [payment] = await platform.database.db
      .select()
      .from(payments)
      .where(eq(payments.outTradeNo, outTradeNo))
    if (payment) await syncPayment(platform, payable, payment)
  }
}

/** How long past its end a payment waits for WeChat to answer before it is closed unasked. */
const PATIENCE_MS = 5 * 60_000

/**
 * Job, every minute: ends payments that nobody paid in time. WeChat is asked first, so that a payment whose
 * notification is still on its way is settled instead. Once silent, WeChat is not asked again in this run: hundreds of
 * timeouts would outlast the job and hold everybody's stock. One payment's fault stops no other.
 */
export async function expirePayments(platform: Platform, payable: Payable): Promise<number> {
  const now = platform.clock()
  const due = await platform.database.db
    .select()
    .from(payments)
    .where(and(eq(payments.state, 'pending'), lte(payments.expiresAt, now)))
    .orderBy(sql`${payments.expiresAt}`)
    .limit(500)
  let expired = 0
  let isSilent = false
  for (const payment of due) {
    try {
      const word: Word = isSilent && payment.startedAt ? 'silent' : await wordOf(platform, payable, payment)
      isSilent ||= word === 'silent'
      const waitedMs = now.getTime() - payment.expiresAt.getTime()
      if (word === 'paid' || (word === 'silent' && waitedMs < PATIENCE_MS)) continue
      if (await expire(platform, payable, payment.id)) expired += 1
    } catch (error) {
      platform.log.error({ paymentId: payment.id, err: error }, 'a payment could not be ended')
    }
  }
  return expired
}

type Word = 'paid' | 'unpaid' | 'silent'

async function wordOf(platform: Platform, payable: Payable, payment: PaymentRow): Promise<Word> {
  try {
    return (await syncPayment(platform, payable, payment)) ? 'paid' : 'unpaid'
  } catch (error) {
    if (!(error instanceof OutsideUnavailableError)) throw error
    return 'silent'
  }
}

function expire(platform: Platform, payable: Payable, paymentId: string): Promise<boolean> {
  return platform.database.transaction(async (tx) => {
    if (!(await closePayment(tx, platform, paymentId))) return false
    await payable.expired(tx, paymentId, platform.clock)
    return true
  })
}
