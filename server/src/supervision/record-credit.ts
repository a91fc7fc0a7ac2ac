import { creditRuleNames, type EnteredRule, termsOfRule } from '@yuxiang/shared/supervision/credit'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { creditEntries } from './tables.ts'

interface CreditFact {
  merchantId: string
  rule: EnteredRule
  /** What it rests on: a case, a sample, a measure. */
  sourceKind: string
  sourceId: string
  at: Date
  words?: string
}

/** Takes the points of a rule from a merchant's credit, once per source and rule: repeating it changes nothing. */
export async function recordCredit(tx: Db, fact: CreditFact): Promise<void> {
  const { merchantId, rule, sourceKind, sourceId, at, words = creditRuleNames[rule] } = fact
  const entry = { merchantId, rule, sourceKind, sourceId, at, words, enteredOn: dayInShanghai(at) }
  await tx
    .insert(creditEntries)
    .values({ id: newId(), ...entry, ...termsOfRule(rule) })
    .onConflictDoNothing()
}

/** Takes an entry back because its ground fell: by an entry that cancels it. Repeatable. */
export async function cancelCredit(
  tx: Db,
  source: Pick<CreditFact, 'sourceKind' | 'sourceId' | 'at'> & { words: string },
): Promise<void> {
  await sqlOf(tx)`
    insert into credit_entries (id, merchant_id, rule, source_kind, source_id, points, term_days, entered_on, words,
      cancels, at)
    select ${newId()}, merchant_id, rule, source_kind, source_id, points, term_days,
      ${dayInShanghai(source.at)}::date, ${source.words}, id, ${source.at.toISOString()}::timestamptz
    from credit_entries
    where source_kind = ${source.sourceKind} and source_id = ${source.sourceId} and cancels is null
    limit 1
    on conflict do nothing`
}
