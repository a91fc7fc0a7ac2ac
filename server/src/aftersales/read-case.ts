import type { AfterSaleDetail, AfterSaleEntry, AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import { carrierOf } from '@yuxiang/shared/carriers'
import { eq, type InferSelectModel, inArray } from 'drizzle-orm'
import { refundById, stateOfOrder } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseActor, type CaseLine, type CaseRow, findCase } from './find-case.ts'
import { isLeftBehind } from './move-case.ts'
import { addressOnFile, openAddress } from './return-address.ts'
import { afterSaleEvents, afterSaleLines } from './tables.ts'

/** Cases as lists show them, their lines in one query. */
export async function summariesOf(db: Db, rows: readonly CaseRow[]): Promise<AfterSaleSummary[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const lines = await db
    .select()
    .from(afterSaleLines)
    .where(inArray(afterSaleLines.afterSaleId, ids))
    .orderBy(afterSaleLines.position)
  return rows.map((row) =>
    summaryOf(
      row,
      lines.filter((line) => line.afterSaleId === row.id),
    ),
  )
}

function summaryOf(row: CaseRow, lines: readonly CaseLine[]): AfterSaleSummary {
  const { cashFen, freightFen, allowanceFen, pointsFen } = row
  return {
    id: row.id,
    orderId: row.orderId,
    orderNo: row.orderNo,
    merchantName: row.merchantName,
    kind: row.kind,
    reason: row.reason,
    state: row.state,
    waitsFor: row.waitsFor,
    deadlineAt: row.deadlineAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    lines: lines.map(({ afterSaleId: _, position: __, ...line }) => line),
    cashFen,
    freightFen,
    allowanceFen,
    pointsFen,
    totalFen: cashFen + allowanceFen + pointsFen,
  }
}

/** A case with everything its page shows, for whoever may see it. */
export async function readCase(
  platform: Platform,
  actor: CaseActor,
  id: string,
  db: Db = platform.database.db,
): Promise<AfterSaleDetail> {
  const row = await findCase(db, actor, id)
  const [summary] = await summariesOf(db, [row])
  if (!summary) throw new Error(`case ${id} has no summary`)
  const entries = await db
    .select()
    .from(afterSaleEvents)
    .where(eq(afterSaleEvents.afterSaleId, id))
    .orderBy(afterSaleEvents.id)
  // The application is the first entry: what is hidden of it is hidden above the timeline, too.
  const [application] = entries
  const isHidden = application !== undefined && isHiddenFrom(application, actor)
  return {
    ...summary,
    description: isHidden ? hiddenWords : row.description,
    photos: isHidden ? [] : row.photos,
    unshipped: row.unshipped,
    leftBehind: isLeftBehind(row, await stateOfOrder(db, row.orderId)),
    quick: row.quick,
    returnAddress: openAddress(platform, row.returnAddressEncrypted),
    returnParcel: parcelOf(row.returnCarrier, row.returnTrackingNo, row.returnedAt),
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    replacementParcel: parcelOf(row.replacementCarrier, row.replacementTrackingNo, row.replacedAt),
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    refund: row.refundId === null ? null : await refundById(db, row.refundId),
    timeline: entries.map((entry) => entryView(entry, actor)),
  }
}

/** The merchant's view: with the address on file, to answer quickly. */
export async function readMerchantCase(platform: Platform, staffId: string, id: string) {
  const { db } = platform.database
  const actor = { userId: staffId, role: 'merchant' } as const
  const { merchantId } = await findCase(db, actor, id)
  const detail = await readCase(platform, actor, id)
  return { ...detail, addressOnFile: openAddress(platform, await addressOnFile(db, merchantId)) }
}

function parcelOf(carrier: string | null, trackingNo: string | null, at: Date | null) {
  if (carrier === null || trackingNo === null || at === null) return null
  return { carrier, carrierName: carrierOf(carrier)?.name ?? carrier, trackingNo, sentAt: at.toISOString() }
}

type Entry = InferSelectModel<typeof afterSaleEvents>

const hiddenWords = '（内容不符合平台规范，已隐藏）'

/** What WeChat found risky is seen by its author, and by the platform, which decides by it. */
const isHiddenFrom = (entry: Entry, viewer: CaseActor): boolean =>
  entry.verdict === 'risky' && viewer.role !== 'operator' && entry.actorId !== viewer.userId

/** An entry of the timeline as somebody sees it. */
export const entryView = (entry: Entry, viewer: CaseActor): AfterSaleEntry => {
  const isHidden = isHiddenFrom(entry, viewer)
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    by: entry.actedAs,
    kind: entry.kind,
    text: isHidden ? hiddenWords : entry.text,
    photos: isHidden ? [] : entry.photos,
  }
}
