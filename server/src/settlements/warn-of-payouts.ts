import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { and, eq, lt } from 'drizzle-orm'
import { operatorIds } from '../identity/index.ts'
import { merchantNames } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { payouts } from './tables.ts'

const dayMs = 86_400_000

/**
 * Job, hourly: operators hear once of a payout whose receipt nobody has written down in time. It stays under way: that
 * nobody knows how it ended does not mean that the bank has not paid. One payout's fault stops no other.
 */
export async function warnOfPayouts(platform: Platform): Promise<void> {
  const { database, clock, log } = platform
  const before = new Date(clock().getTime() - policy.payoutReceipt.value * dayMs)
  const late = await database.db
    .select()
    .from(payouts)
    .where(and(eq(payouts.state, 'underway'), lt(payouts.startedAt, before)))
  for (const row of late) {
    try {
      await database.transaction((tx) => tellOperators(tx, platform, row))
    } catch (error) {
      log.error({ payoutId: row.id, err: error }, 'operators could not be told of a late payout')
    }
  }
}

async function tellOperators(
  tx: Db,
  platform: Platform,
  { id, merchantId, amountFen }: typeof payouts.$inferSelect,
): Promise<void> {
  const name = (await merchantNames(tx, [merchantId])).get(merchantId) ?? ''
  const operators = await operatorIds(tx)
  await notify(
    tx,
    platform,
    operators.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title: `打款满 ${policy.payoutReceipt.value} 日未登记回单`,
      text: `${name} ¥${formatYuan(amountFen)}。请向银行核实：已到账的登记回单，确实没有到账的登记银行退回`,
      path: '/packages/operator/payouts/index',
      dedupeKey: `payout/${id}/late`,
    })),
  )
}
