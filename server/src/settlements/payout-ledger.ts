import { policy } from '@yuxiang/shared/policy'
import { merchantAccountOf } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import {
  lockAccounts,
  openAccounts,
  openHolds,
  spendHold,
  type Transfer,
  transfer,
  transferIdOf,
} from '../platform/ledger/index.ts'

/** The ledger wants an end of every hold. A payout is ended by an operator alone, however late: this one never comes. */
const holdMs = 3_650 * 86_400_000

/** What of a receivable is kept as fee, whole fen in the merchant's favour. */
export const feeOf = (receivableFen: number, perMille: number = policy.merchantFee.value): number =>
  Number((BigInt(receivableFen) * BigInt(perMille)) / 1_000n)

interface Held {
  id: string
  merchantId: string
  feeFen: number
  amountFen: number
}

const accountOf = (kind: 'payout' | 'platformFee', merchantId: string) => transferIdOf(kind, merchantId)

/** The two parts of a payout on the ledger; one of nothing is left out. */
const partsOf = ({ id, merchantId, feeFen, amountFen }: Held) =>
  [
    { code: 'merchant.fee' as const, to: accountOf('platformFee', merchantId), amount: feeFen },
    { code: 'merchant.payout' as const, to: accountOf('payout', merchantId), amount: amountFen },
  ]
    .filter(({ amount }) => amount > 0)
    .map((part) => ({ ...part, id: transferIdOf(part.code, id) }))

/**
 * Locks what payouts of these merchants move, all in one round: what is receivable stays until the transaction ends. A
 * receivable may go below zero, so that nothing else would stop a run from paying what a refund just took back.
 */
export async function lockPaidFrom(tx: Db, merchantIds: readonly string[]): Promise<void> {
  await lockAccounts(
    tx,
    merchantIds.flatMap((merchantId) => [
      merchantAccountOf('merchantReceivable', merchantId),
      accountOf('payout', merchantId),
      accountOf('platformFee', merchantId),
    ]),
  )
}

/** Holds payouts off their receivables. */
export async function holdPayouts(tx: Db, payouts: readonly Held[], now: Date): Promise<void> {
  const kinds = ['payout', 'platformFee'] as const
  await openAccounts(
    tx,
    payouts.flatMap(({ merchantId }) =>
      kinds.map((kind) => ({ id: accountOf(kind, merchantId), kind, ownerId: merchantId })),
    ),
    now,
  )
  const expiresAt = new Date(now.getTime() + holdMs)
  await transfer(
    tx,
    payouts.flatMap((payout) =>
      partsOf(payout).map(
        (part): Transfer => ({
          ...part,
          phase: 'pending',
          from: merchantAccountOf('merchantReceivable', payout.merchantId),
          subjectId: payout.id,
          expiresAt,
        }),
      ),
    ),
    now,
  )
}

/** Ends the holds of a payout: paid (`post`), or free again (`void`). */
export async function endHolds(
  tx: Db,
  { id: payoutId }: Pick<Held, 'id'>,
  phase: 'post' | 'void',
  now: Date,
): Promise<void> {
  const holds = await openHolds(tx, [payoutId])
  await transfer(
    tx,
    holds.flatMap((hold): Transfer[] =>
      phase === 'post'
        ? spendHold(hold, now)
        : [{ phase, id: transferIdOf(phase, hold.id), pendingId: hold.id }],
    ),
    now,
  )
}
