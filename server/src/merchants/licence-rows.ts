import type { LicenceView } from '@yuxiang/shared/api/merchants'
import { daysBetween } from '@yuxiang/shared/merchants/licences'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { documentsOf } from './documents.ts'
import { merchantLicences } from './tables.ts'

export type LicenceRow = typeof merchantLicences.$inferSelect

/** So many of a merchant's licences are shown, those of before included. */
const SHOWN = 40

/** What a licence says, of those that a county accepted and no other replaced. */
type HeldLicence = Pick<LicenceRow, 'merchantId' | 'kind' | 'number' | 'validFrom' | 'validTo'>

/** Accepted licences of some merchants: for whoever prints or checks them; whether one has ended is told by `validTo`. */
export const licencesOf = (db: Db, merchantIds: readonly string[]): Promise<HeldLicence[]> =>
  db
    .select({
      merchantId: merchantLicences.merchantId,
      kind: merchantLicences.kind,
      number: merchantLicences.number,
      validFrom: merchantLicences.validFrom,
      validTo: merchantLicences.validTo,
    })
    .from(merchantLicences)
    .where(
      and(inArray(merchantLicences.merchantId, [...merchantIds]), eq(merchantLicences.state, 'accepted')),
    )
    .orderBy(merchantLicences.id)

/** A merchant's licences with their papers, the newest first. */
export async function licenceViewsOf(platform: Platform, db: Db, merchantId: string): Promise<LicenceView[]> {
  const rows = await db
    .select()
    .from(merchantLicences)
    .where(eq(merchantLicences.merchantId, merchantId))
    .orderBy(desc(merchantLicences.id))
    .limit(SHOWN)
  return licenceViews(platform, db, rows)
}

/** Licences as both sides see them. */
export async function licenceViews(
  platform: Platform,
  db: Db,
  rows: readonly LicenceRow[],
): Promise<LicenceView[]> {
  const today = dayInShanghai(platform.clock())
  const documents = await documentsOf(
    platform,
    db,
    rows.map(({ documentId }) => documentId),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    validFrom: row.validFrom,
    validTo: row.validTo,
    daysLeft: row.validTo === null ? null : daysBetween(today, row.validTo),
    state: row.state,
    opinion: row.opinion,
    submittedAt: row.submittedAt.toISOString(),
    document: documents.get(row.documentId) ?? null,
  }))
}
