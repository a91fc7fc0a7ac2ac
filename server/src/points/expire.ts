import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import { settle, type Transfer, transferIdOf } from '../platform/ledger/index.ts'
import { endingLots, pointsSourceOf, yearInShanghai } from './lots.ts'

/** Lots are swept for so many years after their end: long past the last order that may hold something. */
export const SWEPT_YEARS = 5

/**
 * Job, daily: empties the lots whose year is over. What an unpaid order still holds goes when that order has ended,
 * at a later run; a lot is emptied once a day at most. Answers how many lots it emptied.
 */
export async function expirePoints({ database, clock }: Platform): Promise<number> {
  const now = clock()
  const ended = yearInShanghai(now) - 1
  let emptied = 0
  for await (const lots of endingLots(database.db, ended - SWEPT_YEARS, ended)) {
    const groups = lots.map(({ accountId, userId, free }): Transfer[] => [
      {
        phase: 'single',
        id: transferIdOf('points.expire', accountId, dayInShanghai(now)),
        from: accountId,
        to: pointsSourceOf(userId),
        amount: free,
        code: 'points.expire',
        subjectId: accountId,
      },
    ])
    // Held or spent in the same moment: refused, and looked at again tomorrow.
    const refusals = await database.transaction((tx) => settle(tx, groups, now))
    emptied += refusals.filter((refusal) => refusal === null).length
  }
  return emptied
}
