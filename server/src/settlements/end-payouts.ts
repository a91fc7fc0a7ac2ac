import type { Payout } from '@yuxiang/shared/api/settlements'
import { formatYuan } from '@yuxiang/shared/money'
import { and, eq } from 'drizzle-orm'
import { staffOfMerchant } from '../merchants/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { applyWaivers } from './apply-waivers.ts'
import { releaseWaivers } from './carry-waivers.ts'
import { lockPayouts } from './lock-payouts.ts'
import { endHolds } from './payout-ledger.ts'
import { payoutViews } from './read-payouts.ts'
import { payouts } from './tables.ts'

type Row = typeof payouts.$inferSelect

/**
 * The bank has paid: what was held leaves the receivable for good. Repeated with the same receipt it answers the same.
 * Refuses with `payout_not_found`, `payout_state_conflict`, `bank_reference_taken`.
 */
export async function payoutPaid(
  platform: Platform,
  operatorId: string,
  payoutId: string,
  bankReference: string,
): Promise<Payout> {
  try {
    return await platform.database.transaction(async (tx) => {
      await lockPayouts(tx)
      const now = platform.clock()
      const row = await end(tx, payoutId, { state: 'paid', bankReference, endedBy: operatorId, endedAt: now })
      if (!row) return ended(tx, payoutId, (known) => known.bankReference === bankReference)
      await endHolds(tx, row, 'post', now)
      // Its fee is what a waiver may have waited for.
      await applyWaivers(tx, [row.merchantId], now)
      await tell(tx, platform, row, '货款已打款', `¥${formatYuan(row.amountFen)}，银行回单 ${bankReference}`)
      await note(tx, operatorId, row)
      return one(tx, row)
    })
  } catch (error) {
    if (violatedConstraint(error) !== 'payouts_bank_reference') throw error
    throw new Refusal('bank_reference_taken', {
      errors: [{ path: 'bankReference', message: '该回单号已登记在另一笔打款上' }],
    })
  }
}

/** The bank gave it back, as an operator knows: it is receivable again, and comes with the next run. */
export async function payoutFailed(
  platform: Platform,
  operatorId: string,
  payoutId: string,
  failure: string,
): Promise<Payout> {
  return platform.database.transaction(async (tx) => {
    await lockPayouts(tx)
    const now = platform.clock()
    const row = await end(tx, payoutId, { state: 'failed', failure, endedBy: operatorId, endedAt: now })
    if (!row) return ended(tx, payoutId, (known) => known.state === 'failed' && known.failure === failure)
    await endHolds(tx, row, 'void', now)
    await releaseWaivers(tx, row.id)
    await tell(tx, platform, row, '货款打款未成功', `${failure}。货款仍为应收，将在下一批打款`)
    await note(tx, operatorId, row)
    return one(tx, row)
  })
}

async function end(
  tx: Db,
  payoutId: string,
  set: Pick<Row, 'endedAt' | 'endedBy'> &
    ({ state: 'paid'; bankReference: string } | { state: 'failed'; failure: string }),
): Promise<Row | undefined> {
  const [row] = await tx
    .update(payouts)
    .set(set)
    .where(and(eq(payouts.id, payoutId), eq(payouts.state, 'underway')))
    .returning()
  return row
}

/** One that ended before: the same answer when it ended so, else a conflict. */
async function ended(tx: Db, payoutId: string, isSame: (row: Row) => boolean): Promise<Payout> {
  const [known] = await tx.select().from(payouts).where(eq(payouts.id, payoutId))
  if (!known) throw new Refusal('payout_not_found')
  if (!isSame(known)) throw new Refusal('payout_state_conflict')
  return one(tx, known)
}

async function one(tx: Db, row: Row): Promise<Payout> {
  const [view] = await payoutViews(tx, [row])
  if (!view) throw new Error(`payout ${row.id} has no view`)
  return view
}

async function tell(tx: Db, platform: Platform, row: Row, title: string, text: string): Promise<void> {
  const staff = await staffOfMerchant(tx, row.merchantId, 'finance')
  await notify(
    tx,
    platform,
    staff.map((userId) => ({
      userId,
      kind: 'deskNotice' as const,
      title,
      text,
      path: '/packages/shop-desk/statement/index',
      dedupeKey: `payout/${row.id}/${row.state}`,
    })),
  )
}

const note = (tx: Db, actorId: string, row: Row) =>
  audit(tx, {
    actorId,
    action: row.state === 'paid' ? 'payout.paid' : 'payout.failed',
    subject: 'payout',
    subjectId: row.id,
    before: { state: 'underway' },
    after: {
      state: row.state,
      merchantId: row.merchantId,
      amountFen: row.amountFen,
      feeFen: row.feeFen,
      bankReference: row.bankReference,
      failure: row.failure,
    },
  })
