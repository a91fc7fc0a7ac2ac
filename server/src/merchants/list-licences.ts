import type { LicenceRow as LicenceListRow } from '@yuxiang/shared/api/merchant-office'
import type { LicenceState } from '@yuxiang/shared/states/merchant-application'
import { and, asc, count, desc, eq, inArray } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { licenceViews } from './licence-rows.ts'
import { merchantLicences, merchants } from './tables.ts'

const PAGE_SIZE = 20

/** Licences of an office's merchants in one state: what waits longest first, what is decided newest first. */
export async function listLicences(
  platform: Platform,
  counties: readonly string[] | null,
  query: { state?: LicenceState | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: LicenceListRow[]; total: number }> {
  const { state = 'submitted', page = 1, pageSize = PAGE_SIZE } = query
  const { db } = platform.database
  const condition = and(
    eq(merchantLicences.state, state),
    counties === null ? undefined : inArray(merchants.countyCode, [...counties]),
  )
  const ofMerchant = eq(merchants.id, merchantLicences.merchantId)
  const [rows, [counted]] = await Promise.all([
    db
      .select({ licence: merchantLicences, name: merchants.name, county: merchants.county })
      .from(merchantLicences)
      .innerJoin(merchants, ofMerchant)
      .where(condition)
      .orderBy(state === 'submitted' ? asc(merchantLicences.id) : desc(merchantLicences.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(merchantLicences).innerJoin(merchants, ofMerchant).where(condition),
  ])
  return { items: await listed(platform, db, rows), total: counted?.total ?? 0 }
}

/** One of them after a decision. */
export async function readLicence(platform: Platform, db: Db, id: string): Promise<LicenceListRow> {
  const rows = await db
    .select({ licence: merchantLicences, name: merchants.name, county: merchants.county })
    .from(merchantLicences)
    .innerJoin(merchants, eq(merchants.id, merchantLicences.merchantId))
    .where(eq(merchantLicences.id, id))
  const [row] = await listed(platform, db, rows)
  if (!row) throw new Refusal('licence_not_found')
  return row
}

async function listed(
  platform: Platform,
  db: Db,
  rows: readonly { licence: typeof merchantLicences.$inferSelect; name: string; county: string }[],
): Promise<LicenceListRow[]> {
  const views = await licenceViews(
    platform,
    db,
    rows.map(({ licence }) => licence),
  )
  return views.map((view, index) => ({
    ...view,
    merchantId: rows[index]?.licence.merchantId ?? '',
    merchantName: rows[index]?.name ?? '',
    county: rows[index]?.county ?? '',
  }))
}
