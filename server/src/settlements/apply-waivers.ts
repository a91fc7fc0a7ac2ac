import { and, inArray, isNull } from 'drizzle-orm'
import { merchantAccountOf } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { LedgerError, openAccounts, settle, transferIdOf } from '../platform/ledger/index.ts'
import { lockPayouts } from './lock-payouts.ts'
import { feeWaivers } from './tables.ts'

/**
 * Gives fees back that were waived, each whole and once (its transfer is named by the waiver), as far as so much was
 * taken of the merchant: the rest waits for the next payout's fee. Under `lockPayouts`. Answers how many it gave back.
 */
export async function applyWaivers(tx: Db, merchantIds: readonly string[], now: Date): Promise<number> {
  const waiting = await tx
    .select()
    .from(feeWaivers)
    .where(and(inArray(feeWaivers.merchantId, [...merchantIds]), isNull(feeWaivers.appliedAt)))
    .orderBy(feeWaivers.month, feeWaivers.merchantId)
  if (waiting.length === 0) return 0
  await openAccounts(
    tx,
    waiting.flatMap(({ merchantId }) => [
      { id: transferIdOf('platformFee', merchantId), kind: 'platformFee' as const, ownerId: merchantId },
      {
        id: merchantAccountOf('merchantReceivable', merchantId),
        kind: 'merchantReceivable' as const,
        ownerId: merchantId,
      },
    ]),
    now,
  )
  const refusals = await settle(
    tx,
    waiting.map(({ id, merchantId, amountFen }) => [
      {
        phase: 'single' as const,
        id: transferIdOf('merchant.feeWaiver', id),
        code: 'merchant.feeWaiver' as const,
        from: transferIdOf('platformFee', merchantId),
        to: merchantAccountOf('merchantReceivable', merchantId),
        amount: amountFen,
        subjectId: id,
      },
    ]),
    now,
  )
  const unexpected = refusals.find((refusal) => refusal && refusal.reason !== 'insufficient')
  if (unexpected) throw new LedgerError(unexpected)
  const applied = waiting.filter((_, index) => refusals[index] === null)
  if (applied.length > 0) {
    await tx
      .update(feeWaivers)
      .set({ appliedAt: now })
      .where(
        inArray(
          feeWaivers.id,
          applied.map(({ id }) => id),
        ),
      )
  }
  return applied.length
}

/** Job: what still waits, should an end of a payout have missed it. */
export async function applyWaitingWaivers({ database, clock }: Platform): Promise<void> {
  const waiting = await database.db
    .selectDistinct({ merchantId: feeWaivers.merchantId })
    .from(feeWaivers)
    .where(isNull(feeWaivers.appliedAt))
  if (waiting.length === 0) return
  await database.transaction(async (tx) => {
    await lockPayouts(tx)
    await applyWaivers(
      tx,
      waiting.map(({ merchantId }) => merchantId),
      clock(),
    )
  })
}
