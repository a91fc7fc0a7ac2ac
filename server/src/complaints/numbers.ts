import { sql } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { MarketOffice } from './offices.ts'
import { complaintCounters } from './record-tables.ts'

/**
 * 奉节市监投〔2026〕12号, the next of the office's year and word. A report's word says that something is verified and
 * not that anybody reported it: the merchant may see the number.
 */
export async function takeNumber(tx: Db, office: MarketOffice, word: string, at: Date): Promise<string> {
  const year = Number(dayInShanghai(at).slice(0, 4))
  const [counter] = await tx
    .insert(complaintCounters)
    .values({ regionCode: office.regionCode, year, word, last: 1 })
    .onConflictDoUpdate({
      target: [complaintCounters.regionCode, complaintCounters.year, complaintCounters.word],
      set: { last: sql`${complaintCounters.last} + 1` },
    })
    .returning({ last: complaintCounters.last })
  if (!counter) throw new Error('an upsert returned no counter')
  return `${office.word}${word}〔${year}〕${counter.last}号`
}

export const caseWords = { complaint: '投', violationReport: '核' } as const
