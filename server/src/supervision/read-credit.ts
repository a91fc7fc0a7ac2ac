import type { Credit } from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import { creditLevel, creditScore, halvesOn, healsOn, pointsTaken } from '@yuxiang/shared/supervision/credit'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import type postgres from 'postgres'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { creditEntries } from './tables.ts'

/** So many of the newest are shown; older ones have healed. */
const ENTRIES_SHOWN = 200

/** A merchant's credit on the day of `now`: reckoned of its entries, kept nowhere. */
export async function creditOf(db: Db, merchantId: string, now: Date): Promise<Credit> {
  const today = dayInShanghai(now)
  const rows = await db
    .select()
    .from(creditEntries)
    .where(and(eq(creditEntries.merchantId, merchantId), isNull(creditEntries.cancels)))
    .orderBy(desc(creditEntries.id))
  const cancelled = new Map(
    (
      await db
        .select({ id: creditEntries.cancels, words: creditEntries.words })
        .from(creditEntries)
        .where(and(eq(creditEntries.merchantId, merchantId), isNotNull(creditEntries.cancels)))
    ).map(({ id, words }) => [id, words]),
  )
  const entries = rows.map(({ enteredOn: on, ...row }) => ({ ...row, on }))
  const score = creditScore(
    entries.filter(({ id }) => !cancelled.has(id)),
    today,
  )
  return {
    score,
    level: creditLevel(score),
    entries: entries.slice(0, ENTRIES_SHOWN).map((entry) => ({
      id: entry.id,
      rule: entry.rule,
      points: entry.points,
      taken: cancelled.has(entry.id) ? 0 : pointsTaken(entry, today),
      on: entry.on,
      halvesOn: halvesOn(entry),
      healsOn: healsOn(entry),
      words: entry.words,
      sourceKind: entry.sourceKind,
      sourceId: entry.sourceId,
      cancelledFor: cancelled.get(entry.id) ?? null,
    })),
  }
}

/**
 * The same of all merchants that have entries, for lists that sort by it: a subquery `merchant_id, score, entries`. A
 * test holds it to the pure function.
 */
export const creditScores = (sql: postgres.Sql, today: string) => sql`(
  select entry.merchant_id, count(*)::int as entries,
    greatest(0, ${policy.creditStart.value}::int - coalesce(sum(case
      when ${today}::date < entry.entered_on or ${today}::date >= entry.entered_on + entry.term_days then 0
      when ${today}::date < entry.entered_on + (entry.term_days + 1) / 2 then entry.points
      else entry.points / 2 end), 0))::int as score
  from credit_entries entry
  where entry.cancels is null
    and not exists (select from credit_entries cancelling where cancelling.cancels = entry.id)
  group by entry.merchant_id)`
