import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import { hearAnswer } from './hear-of-refund.ts'
import type { Payable } from './payable.ts'
import { refundPayment } from './refund-payment.ts'
import { refunds } from './tables.ts'

/** By then the job that asks for a refund has used up its retries, and a notification has come or got lost. */
const PATIENCE_MS = 4 * 3_600_000

/** So long a refund that failed may be put right at WeChat's merchant platform. */
const MENDED_MS = 30 * 24 * 3_600_000

/**
 * Job, hourly: asks WeChat how refunds stand that were asked for hours ago: a bank card may take days, and the
 * notification may get lost; that a person put a failed one right may get lost as well. One that WeChat never took on is asked for once more: the merchant's balance may have been
 * filled up. In no order, so that many which stay open keep no other from being looked at. One refund's fault stops no
 * other; once silent, WeChat is not asked again in this run.
 */
export async function askAboutRefunds(platform: Platform, payable: Payable): Promise<void> {
  const { database, wechatPay, clock, log } = platform
  const before = new Date(clock().getTime() - PATIENCE_MS)
  const since = new Date(clock().getTime() - MENDED_MS)
  const open = await database.db
    .select({ id: refunds.id, outRefundNo: refunds.outRefundNo })
    .from(refunds)
    .where(
      and(
        lt(refunds.createdAt, before),
        or(eq(refunds.state, 'requested'), and(eq(refunds.state, 'failed'), gt(refunds.acceptedAt, since))),
      ),
    )
    .orderBy(sql`random()`)
    .limit(500)
  for (const { id, outRefundNo } of open) {
    try {
      const answer = await wechatPay.queryRefund(outRefundNo)
      if (answer) await hearAnswer(platform, payable, answer)
      else await refundPayment(platform, payable, id)
    } catch (error) {
      log.error({ outRefundNo, err: error }, 'a refund could not be asked about')
      if (error instanceof OutsideUnavailableError) return
    }
  }
}
