import { randomUUID } from 'node:crypto'
import { deadlinesOf } from '@yuxiang/shared/complaints/deadlines'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import type { CaseTrack } from '@yuxiang/shared/states/complaint'
import { sql } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { casesChanged } from './caches.ts'
import type { CaseRow } from './find-case.ts'
import { caseWords, takeNumber } from './numbers.ts'
import type { MarketOffice } from './offices.ts'
import { complaintCases, complaintEvents } from './tables.ts'

const notNullSource = sql`source_id is not null`

export interface NewCase {
  track: CaseTrack
  kind: CaseKind
  office: MarketOffice
  merchantId: string
  merchantName: string
  productId: string | null
  productName: string | null
  imageUrl: string | null
  batchId?: string | null
  batchCode?: string | null
  facts: string
  seenWhere?: string | null
  happenedOn?: string | null
  source?: { kind: 'priceAlert' | 'inspection'; id: string }
  /** Who opens it: a person by name, without one, or an officer. */
  by: { as: 'complainant' | 'officer'; userId: string; name: string | null } | { as: 'reporter' }
  files: readonly string[]
  at: Date
}

/** Writes a new case with its number and its first event; null when its source has one already. */
export async function insertCase(tx: Db, input: NewCase): Promise<CaseRow | null> {
  const { office, by, at, files, source, ...facts } = input
  const on = dayInShanghai(at)
  const [first] = deadlinesOf(input.track, false, [{ event: 'receive', on }])
  // Our ids tell the millisecond: of a report that would tell the merchant which complaint, visit or chat it came with.
  const id = input.track === 'violationReport' ? randomUUID() : newId()
  const [row] = await tx
    .insert(complaintCases)
    .values({
      ...facts,
      id,
      number: await takeNumber(tx, office, caseWords[input.track], at),
      regionCode: office.regionCode,
      officeName: office.name,
      ...(source && { sourceKind: source.kind, sourceId: source.id }),
      receivedAt: at,
      changedAt: at,
      dueKind: first?.kind ?? null,
      dueOn: first?.dueOn ?? null,
      queueOn: first?.dueOn ?? null,
    })
    .onConflictDoNothing({
      target: [complaintCases.sourceKind, complaintCases.sourceId],
      where: notNullSource,
    })
    .returning()
  if (!row) return null
  await casesChanged(tx)
  await tx.insert(complaintEvents).values({
    caseId: id,
    at,
    event: 'receive',
    actedAs: by.as,
    actorId: by.as === 'reporter' ? null : by.userId,
    actorName: by.as === 'officer' ? by.name : null,
    toState: 'received',
    opinion: '',
    files: [...files],
    shownTo: 'consumer',
  })
  return row
}
