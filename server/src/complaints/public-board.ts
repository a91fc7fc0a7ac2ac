import type { HandledCase } from '@yuxiang/shared/api/complaints'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { workingDaysBetween } from '@yuxiang/shared/working-days'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { keysetOf } from '../platform/http/keyset.ts'
import type { Platform } from '../platform/index.ts'
import { before, type Page } from './read-own.ts'
import { complaintCases as cases } from './tables.ts'

/** Published cases, newest first: what an officer wrote for everybody, and nobody's name but the merchant's. */
export async function handledCases(
  { database }: Platform,
  {
    cursor,
    pageSize = 20,
    county,
    kind,
  }: Page & { county?: string | undefined; kind?: CaseKind | undefined },
): Promise<{ items: HandledCase[]; nextCursor?: string }> {
  const rows = await database.db
    .select()
    .from(cases)
    .where(
      and(
        isNotNull(cases.publishedAt),
        county === undefined ? undefined : eq(cases.regionCode, county),
        kind === undefined ? undefined : eq(cases.kind, kind),
        before(cases.publishedAt, cursor),
      ),
    )
    .orderBy(desc(cases.publishedAt), desc(cases.id))
    .limit(pageSize + 1)
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id,
      track: row.track,
      kind: row.kind,
      state: row.state,
      officeName: row.officeName,
      merchantName: row.merchantName,
      productName: row.productName,
      summary: row.publicSummary ?? '',
      publishedOn: dayInShanghai(row.publishedAt ?? row.changedAt),
      workingDays: workingDaysBetween(
        dayInShanghai(row.receivedAt),
        dayInShanghai(row.publishedAt ?? row.changedAt),
      ),
    })),
    ...(last && { nextCursor: keysetOf((last.publishedAt ?? last.changedAt).toISOString(), last.id) }),
  }
}
