import type { ReferenceImport } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { unitNames } from '@yuxiang/shared/supervision/net-content'
import { and, eq, inArray, lt } from 'drizzle-orm'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet, type SheetToWrite } from '../platform/sheets/index.ts'
import { checkReferenceSheet, contradicts, type Names, referenceColumns } from './check-reference-sheet.ts'
import { type ReferenceRow, referenceImports, referencePrices } from './price-tables.ts'
import { listReferences } from './reference-prices.ts'
import { type Regulator, regulatorOf, sees } from './scope.ts'
import type { World } from './world.ts'

const ROWS_MAX = 2_000
const ERRORS_LISTED = 200
const SAMPLE_LENGTH = 20
const KEPT_MS = 24 * 3_600_000
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

/** Reads an uploaded sheet of reference prices and says what is wrong with it, row by row. */
export async function previewReferences(
  world: World,
  userId: string,
  upload: () => Promise<Upload>,
): Promise<ReferenceImport> {
  const { platform } = world
  const { db } = platform.database
  const regulator = await regulatorOf(db, userId)
  const { name, bytes } = await upload()
  const sheet = await readSheet(bytes, { rowsMax: ROWS_MAX, refusals })
  const names = await namesFor(world, regulator)
  const known = await db.select().from(referencePrices)
  const checked = checkReferenceSheet(sheet, names, known)
  const row = {
    id: newId(),
    userId,
    fileName: name.replace(/\p{C}/gu, '').slice(0, 100).toWellFormed() || '表格',
    state: 'preview' as const,
    rowCount: checked.rowCount,
    errorCount: checked.errors.length,
    errors: checked.errors.slice(0, ERRORS_LISTED),
    rows: checked.rows,
    createdAt: platform.clock(),
  }
  await db.insert(referenceImports).values(row)
  return viewOf(row)
}

async function namesFor({ goods, platform }: World, regulator: Regulator): Promise<Names> {
  const categories = await goods.categoriesOf(platform)
  const counties = await goods.countiesOf(platform)
  return {
    categories: new Map(
      categories.flatMap(({ key, name, parentKey }) => (parentKey === null ? [] : [[name, key]])),
    ),
    regions: new Map(counties.map(({ code, name }) => [name, code])),
    mayFor: (regionCode) => sees(regulator, regionCode),
  }
}

/**
 * Writes a previewed sheet, all of it or nothing; repeating it gives the same answer. Refuses with `not_found` (also a day
 * later), `sheet_has_errors`, `reference_price_overlaps` when another sheet came first.
 */
export function confirmReferences(
  { platform }: World,
  userId: string,
  importId: string,
): Promise<ReferenceImport> {
  return platform.database.transaction(async (tx) => {
    // One sheet after the other: what was looked at below stays true until it is written.
    await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended('reference-prices', 0))`
    const [found] = await tx
      .select()
      .from(referenceImports)
      .where(and(eq(referenceImports.id, importId), eq(referenceImports.userId, userId)))
      .for('update')
    if (!found) throw new Refusal('not_found')
    if (found.state === 'imported') return viewOf(found)
    if (found.errorCount > 0) throw new Refusal('sheet_has_errors')
    await requireNoContradiction(tx, found.rows)
    await tx.insert(referencePrices).values(
      found.rows.map(({ row: _, category: __, region: ___, ...row }) => ({
        ...row,
        id: newId(),
        importId,
      })),
    )
    await tx.update(referenceImports).set({ state: 'imported' }).where(eq(referenceImports.id, importId))
    await audit(tx, {
      actorId: userId,
      action: 'referencePrices.import',
      subject: 'referenceImport',
      subjectId: importId,
      after: { rows: found.rowCount, fileName: found.fileName },
    })
    return viewOf({ ...found, state: 'imported' })
  })
}

async function requireNoContradiction(tx: Db, rows: readonly ReferenceRow[]): Promise<void> {
  const known = await tx
    .select()
    .from(referencePrices)
    .where(inArray(referencePrices.categoryKey, [...new Set(rows.map(({ categoryKey }) => categoryKey))]))
  const errors = rows.flatMap((row) =>
    known.some((other) => contradicts(other, row))
      ? [{ path: `rows.${row.row}`, message: `第 ${row.row} 行与已有参考价的有效期重叠` }]
      : [],
  )
  if (errors.length > 0) throw new Refusal('reference_price_overlaps', { errors })
}

/** Job: sheets are forgotten after a day. */
export async function forgetReferenceImports({ database, clock }: Platform): Promise<void> {
  await database.db
    .delete(referenceImports)
    .where(lt(referenceImports.createdAt, new Date(clock().getTime() - KEPT_MS)))
}

function viewOf(row: typeof referenceImports.$inferSelect): ReferenceImport {
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state,
    rows: row.rowCount,
    errorCount: row.errorCount,
    errors: row.errors,
    sample: row.rows.slice(0, SAMPLE_LENGTH).map((one) => ({
      row: one.row,
      name: `${one.region} ${one.category}${one.keyword ? `（${one.keyword}）` : ''}`,
      range: `¥${formatYuan(one.lowFen)} – ¥${formatYuan(one.highFen)} / ${unitNames[one.unit]}，${one.validFrom} 至 ${one.validTo}`,
    })),
  }
}

/** What is there as a sheet; with nothing there, the template. */
export async function referenceSheet(world: World): Promise<SheetToWrite> {
  const { items } = await listReferences(world, { pageSize: ROWS_MAX })
  const kinds = { low: 'fen', high: 'fen' } as const
  return {
    name: '参考价',
    columns: Object.entries(referenceColumns).map(([field, title]) => ({
      title,
      width: 16,
      kind: field in kinds ? ('fen' as const) : ('text' as const),
    })),
    rows: items.map((one) => [
      one.category,
      one.keyword,
      unitNames[one.unit],
      one.region,
      one.lowFen,
      one.highFen,
      one.validFrom,
      one.validTo,
      one.source,
    ]),
  }
}
