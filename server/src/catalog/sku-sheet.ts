import { type Db, sqlOf } from '../platform/db/index.ts'
import type { MadeFile } from '../platform/http/signed-file.ts'
import type { Platform } from '../platform/index.ts'
import { writeSheets, xlsxType } from '../platform/sheets/index.ts'

/** Rows a sheet of SKUs may have, and those written to one. */
export const skuRowsMax = 5_000

export const stateNames = { onSale: '在售', withdrawn: '下架' } as const

/** The headings by which a sheet is read again. */
export const skuColumns = {
  id: '规格编号',
  product: '商品',
  sku: '规格',
  price: '价格（元）',
  stock: '库存',
  seen: '导出时库存',
  state: '状态',
} as const

/** A SKU as a sheet writes it and is compared with. */
export interface SheetSku {
  skuId: string
  merchantId: string
  product: string
  sku: string
  priceFen: number
  stock: number
  state: 'onSale' | 'withdrawn'
}

/** Of these merchants, as they are; some of them, or all. */
export async function sheetSkus(
  db: Db,
  merchantIds: readonly string[],
  skuIds?: readonly string[],
): Promise<SheetSku[]> {
  const sql = sqlOf(db)
  const rows = await sql<(Omit<SheetSku, 'priceFen'> & { priceFen: string })[]>`
    select skus.id as "skuId", product.merchant_id as "merchantId", product.name as product, skus.name as sku,
      skus.price_fen as "priceFen", stock.available as stock, skus.state
    from products product
    join skus on skus.product_id = product.id
    join sku_stock stock on stock.sku_id = skus.id
    where product.merchant_id = any(${[...merchantIds]}::uuid[])
      ${skuIds ? sql`and skus.id = any(${[...skuIds]}::uuid[])` : sql``}
    order by product.id, skus.position, skus.id
    limit ${skuIds ? null : skuRowsMax}`
  return rows.map((row) => ({ ...row, priceFen: Number(row.priceFen) }))
}

/** All SKUs of a merchant as a workbook: prices, stock and states are changed in it and sent back. */
export async function makeSkuSheet({ database }: Platform, merchantId: string): Promise<MadeFile> {
  const rows = await sheetSkus(database.db, [merchantId])
  const bytes = await writeSheets([
    {
      name: '价格与库存',
      columns: [
        { title: skuColumns.id, width: 40, kind: 'text' },
        { title: skuColumns.product, width: 36, kind: 'text' },
        { title: skuColumns.sku, width: 20, kind: 'text' },
        { title: skuColumns.price, width: 14, kind: 'fen' },
        { title: skuColumns.stock, width: 12, kind: 'count' },
        { title: skuColumns.seen, width: 14, kind: 'count' },
        { title: skuColumns.state, width: 10, kind: 'text' },
      ],
      rows: rows.map((row) => [
        row.skuId,
        row.product,
        row.sku,
        row.priceFen,
        row.stock,
        row.stock,
        stateNames[row.state],
      ]),
    },
  ])
  return { bytes, contentType: xlsxType, name: '价格与库存.xlsx' }
}
