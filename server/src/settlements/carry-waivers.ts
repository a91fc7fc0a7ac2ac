import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { feeWaivers } from './tables.ts'

/** Given back, and in no payout yet. */
const inReceivable = and(isNotNull(feeWaivers.appliedAt), isNull(feeWaivers.payoutId))

/** What of each merchant's receivable is fees given back. */
export async function waivedInReceivables(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .select({ merchantId: feeWaivers.merchantId, fen: sql<string>`sum(${feeWaivers.amountFen})` })
    .from(feeWaivers)
    .where(inReceivable)
    .groupBy(feeWaivers.merchantId)
  return new Map(rows.map(({ merchantId, fen }) => [merchantId, Number(fen)]))
}

/** They leave with these payouts. */
export async function carryWaivers(
  tx: Db,
  payouts: readonly { id: string; merchantId: string }[],
): Promise<void> {
  const carried = await waivedInReceivables(tx)
  for (const { id, merchantId } of payouts) {
    if (!carried.has(merchantId)) continue
    await tx
      .update(feeWaivers)
      .set({ payoutId: id })
      .where(and(inReceivable, eq(feeWaivers.merchantId, merchantId)))
  }
}

/** The payout failed: they are receivable again. */
export async function releaseWaivers(tx: Db, payoutId: string): Promise<void> {
  await tx
    .update(feeWaivers)
    .set({ payoutId: null })
    .where(inArray(feeWaivers.payoutId, [payoutId]))
}
