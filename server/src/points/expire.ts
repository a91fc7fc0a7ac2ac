import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { settle, transferIdOf } from '../platform/ledger/index.ts'
import { pointsSourceOf, yearInShanghai } from './lots.ts'

const BATCH = 1_000

/** A lot is opened in the year it is earned and lives to the end of the next: older ones have expired. */
const firstLivingMoment = (now: Date): string => `${yearInShanghai(now) - 1}-01-01T00:00:00+08:00`

/**
 * Job: empties the lots of past years. What an unpaid order still holds goes when that order has ended, at a later
 * run: a lot is emptied of what is free, as often as there is something. Answers how many lots it emptied.
 */
export async function expirePoints({ database, clock }: Platform): Promise<number> {
  const now = clock()
  let emptied = 0
  for (;;) {
    const count = await database.transaction(async (tx) => {
      const lots = await sqlOf(tx)<{ id: string; ownerId: string; free: string; run: string }[]>`
        select account.id, account.owner_id as "ownerId", account.balance - account.held as free,
          (select count(*) from ledger_transfers t where t.from_account_id = account.id and t.code = 'points.expire') as run
        from ledger_accounts account
        where account.kind = 'points' and account.balance > account.held
          and account.created_at < ${firstLivingMoment(now)}::timestamptz
        order by account.created_at limit ${BATCH}`
      const refusals = await settle(
        tx,
        lots.map((lot) => [
          {
            phase: 'single' as const,
            id: transferIdOf('points.expire', lot.id, lot.run),
            from: lot.id,
            to: pointsSourceOf(lot.ownerId),
            amount: Number(lot.free),
            code: 'points.expire' as const,
            subjectId: lot.id,
          },
        ]),
        now,
      )
      return refusals.filter((refusal) => refusal === null).length
    })
    emptied += count
    if (count < BATCH) return emptied
  }
}
