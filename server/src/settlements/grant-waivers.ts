import { waiverRule } from '@yuxiang/shared/live/waiver'
import { formatYuan } from '@yuxiang/shared/money'
import type { MerchantLiveSales } from '../live-attribution/index.ts'
import { staffOfMerchants } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { applyWaivers } from './apply-waivers.ts'
import { lockPayouts } from './lock-payouts.ts'
import { decidableFrom } from './month.ts'
import { dueOf } from './read-waivers.ts'
import { feeWaivers } from './tables.ts'

type Row = typeof feeWaivers.$inferSelect

/**
 * An operator waives fees of a month whose last orders have had the time to be completed, by its figures of now: once
 * per merchant and month, whoever else decides at the same moment. What was taken of fees already is given back at
 * once, the rest as it is taken. Refuses with `waiver_month_not_over`, `waiver_nothing_due`.
 */
export async function grantWaivers(
  tx: Db,
  platform: Platform,
  operatorId: string,
  { month, sales }: { month: string; sales: readonly MerchantLiveSales[] },
): Promise<{ merchants: number; amountFen: number }> {
  await lockPayouts(tx)
  const now = platform.clock()
  const from = decidableFrom(month)
  if (from > now) {
    const detail = `${dayInShanghai(from)} 起可以核定，在那之前当月的订单可能还没有完成`
    throw new Refusal('waiver_month_not_over', { detail })
  }
  const rule = waiverRule()
  const rows = (await dueOf(tx, sales)).flatMap(({ merchantId, liveSalesFen, due }) =>
    due
      ? [
          {
            ...{ id: newId(), merchantId, month, liveSalesFen },
            ...due,
            feePerMille: rule.feePerMille,
            capFen: rule.capFen,
            decidedBy: operatorId,
            decidedAt: now,
          },
        ]
      : [],
  )
  if (rows.length === 0) throw new Refusal('waiver_nothing_due')
  // Sorted: two operators at once never wait for each other in a circle.
  const granted = await tx
    .insert(feeWaivers)
    .values(rows.toSorted((a, b) => (a.merchantId < b.merchantId ? -1 : 1)))
    .onConflictDoNothing({ target: [feeWaivers.merchantId, feeWaivers.month] })
    .returning()
  if (granted.length === 0) throw new Refusal('waiver_nothing_due')
  for (const row of granted) await note(tx, operatorId, row)
  await applyWaivers(
    tx,
    granted.map(({ merchantId }) => merchantId),
    now,
  )
  await tell(tx, platform, granted)
  return {
    merchants: granted.length,
    amountFen: granted.reduce((sum, { amountFen }) => sum + amountFen, 0),
  }
}

const note = (tx: Db, operatorId: string, row: Row) =>
  audit(tx, {
    actorId: operatorId,
    action: 'feeWaiver.grant',
    subject: 'feeWaiver',
    subjectId: row.id,
    after: {
      merchantId: row.merchantId,
      month: row.month,
      liveSalesFen: row.liveSalesFen,
      ground: row.ground,
      sharePerMille: row.sharePerMille,
      capFen: row.capFen,
      amountFen: row.amountFen,
    },
  })

async function tell(tx: Db, platform: Platform, rows: readonly Row[]): Promise<void> {
  const staff = await staffOfMerchants(
    tx,
    rows.map(({ merchantId }) => merchantId),
    'finance',
  )
  const of = new Map(rows.map((row) => [row.merchantId, row]))
  await notify(
    tx,
    platform,
    staff.flatMap(({ merchantId, userId }) => {
      const row = of.get(merchantId)
      if (!row) return []
      return [
        {
          userId,
          kind: 'deskNotice' as const,
          title: '直播手续费减免',
          text: `${row.month} 减免 ¥${formatYuan(row.amountFen)}，随结算退回`,
          path: '/packages/live-desk/waivers/index?desk=merchant',
          dedupeKey: `fee-waiver/${row.id}`,
        },
      ]
    }),
  )
}
