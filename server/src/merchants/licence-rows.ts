import type { LicenceView } from '@yuxiang/shared/api/merchants'
import { daysBetween } from '@yuxiang/shared/merchants/licences'
import { desc, eq, inArray } from 'drizzle-orm'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { documentsOf } from './documents.ts'
import { merchantLicences } from './tables.ts'

export type LicenceRow = typeof merchantLicences.$inferSelect

/** So many of a merchant's licences are shown, those of before included. */
const SHOWN = 40

/** Licences in force of some merchants: for whoever prints or checks them. */
export function licencesOf(
  db: Db,
  merchantIds: readonly string[],
): Promise<Pick<LicenceRow, 'merchantId' | 'kind' | 'number' | 'validFrom' | 'validTo' | 'state'>[]> {
  return db
    .select({
      merchantId: merchantLicences.merchantId,
      kind: merchantLicences.kind,
      number: merchantLicences.number,
      validFrom: merchantLicences.validFrom,
      validTo: merchantLicences.validTo,
      state: merchantLicences.state,
    })
    .from(merchantLicences)
    .where(inArray(merchantLicences.merchantId, [...merchantIds]))
    .orderBy(merchantLicences.id)
    .then((rows) => rows.filter(({ state }) => state === 'accepted'))
}

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
