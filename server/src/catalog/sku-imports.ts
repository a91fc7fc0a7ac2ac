import type { SkuImport } from '@yuxiang/shared/api/goods'
import { formatYuan } from '@yuxiang/shared/money'
import { and, eq, lt } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import { newId } from '../platform/db/columns.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Upload } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { readSheet } from '../platform/sheets/index.ts'
import { checkSkuSheet, idsOf } from './check-sku-sheet.ts'
import { sheetSkus, skuRowsMax, stateNames } from './sku-sheet.ts'
import { type SkuImportChange, skuImports } from './tables.ts'
import { writeSkuChanges } from './write-sku-changes.ts'

const errorsListed = 200
const sampleLength = 20
const keptMs = 24 * 3_600_000
const refusals = { unreadable: 'sheet_unreadable', tooLong: 'sheet_too_long' } as const

/** Reads an uploaded sheet of prices and stock and says what it would change. Refuses with `sheet_unreadable`. */
export async function previewSkuImport(
  platform: Platform,
  staffId: string,
  upload: () => Promise<Upload>,
): Promise<SkuImport> {
  const { db } = platform.database
  const merchantIds = await merchantsOfStaff(db, staffId, 'goods')
  const { name, bytes } = await upload()
  const sheet = await readSheet(bytes, { rowsMax: skuRowsMax, refusals })
  const known = await sheetSkus(db, merchantIds, idsOf(sheet))
  const checked = checkSkuSheet(sheet, new Map(known.map((sku) => [sku.skuId, sku])))
  const row = {
    id: newId(),
    userId: staffId,
    fileName: name.replace(/\p{C}/gu, '').slice(0, 100).toWellFormed() || '表格',
    state: 'preview' as const,
    rowCount: checked.rowCount,
    errorCount: checked.errors.length,
    errors: checked.errors.slice(0, errorsListed),
    changes: checked.changes,
    createdAt: platform.clock(),
  }
  await db.insert(skuImports).values(row)
  return viewOf(row)
}

/**
 * Writes a previewed sheet, all of it or nothing; repeating it gives the same answer. Refuses with `not_found` (also
 * a day later), `sheet_has_errors`, and `sku_import_outdated` when a row can't be written any more.
 */
export async function confirmSkuImport(
  platform: Platform,
  staffId: string,
  importId: string,
): Promise<SkuImport> {
  return platform.database.transaction(async (tx) => {
    const [found] = await tx
      .select()
      .from(skuImports)
      .where(and(eq(skuImports.id, importId), eq(skuImports.userId, staffId)))
      .for('update')
    if (!found) throw new Refusal('not_found')
    if (found.state === 'imported') return viewOf(found)
    if (found.errorCount > 0) throw new Refusal('sheet_has_errors')
    await writeSkuChanges(tx, platform, staffId, { importId, changes: found.changes })
    await tx.update(skuImports).set({ state: 'imported' }).where(eq(skuImports.id, importId))
    return viewOf({ ...found, state: 'imported' })
  })
}

/** Job: sheets are forgotten after a day. */
export async function forgetSkuImports({ database, clock }: Platform): Promise<void> {
  await database.db.delete(skuImports).where(lt(skuImports.createdAt, new Date(clock().getTime() - keptMs)))
}

function viewOf(row: typeof skuImports.$inferSelect): SkuImport {
  const count = (isCounted: (change: SkuImportChange) => boolean) => row.changes.filter(isCounted).length
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state,
    rows: row.rowCount,
    prices: count(({ priceFen }) => priceFen !== null),
    stocks: count(({ stockChange }) => stockChange !== null),
    states: count(({ state }) => state !== null),
    errorCount: row.errorCount,
    errors: row.errors,
    sample: row.changes
      .slice(0, sampleLength)
      .map((change) => ({ row: change.row, name: change.name, changes: wordsOf(change) })),
  }
}

const wordsOf = ({ priceFen, stockChange, state }: SkuImportChange): string =>
  [
    ...(priceFen === null ? [] : [`价格改为 ¥${formatYuan(priceFen)}`]),
    ...(stockChange === null ? [] : [`库存${stockChange > 0 ? '增加' : '减少'} ${Math.abs(stockChange)}`]),
    ...(state === null ? [] : [`改为${stateNames[state]}`]),
  ].join('，')
