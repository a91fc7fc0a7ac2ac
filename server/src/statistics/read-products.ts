import type { ProductSales, SoldLine } from '@yuxiang/shared/api/statistics-views'
import { channelOf } from '@yuxiang/shared/statistics/channels'
import { lastYearOf, type Span } from '@yuxiang/shared/statistics/periods'
import { productsById } from '../catalog/index.ts'
import { attributedAmong } from '../live-attribution/index.ts'
import { certifiedLines } from '../orders/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { comparedColumns, inSpans, type RawSums, sumsOf } from './sums.ts'

interface County {
  code: string
  name: string
}

/** What a county's products sold in some days, the most first; also those that sold only last year. */
export async function readProducts(
  platform: Platform,
  county: County,
  { page = 1, pageSize = 20, ...span }: Span & { page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: ProductSales[]; total: number }> {
  const { db } = platform.database
  const sql = sqlOf(db)
  const rows = await sql<(RawSums & { productId: string; total: number })[]>`
    select product_id as "productId", ${comparedColumns(sql, span)}, (count(*) over ())::int as total
    from product_sales_days where ${inSpans(sql, span, lastYearOf(span))} and county_code = ${county.code}
    group by product_id
    order by coalesce(sum(sold_fen - refunded_fen) filter (where day >= ${span.from}::date), 0) desc, product_id
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  const products = await productsById(
    db,
    rows.map(({ productId }) => productId),
  )
  const named = new Map(products.map((one) => [one.id, one]))
  return {
    items: rows.map(({ productId, total: _, ...sums }) => ({
      productId,
      name: named.get(productId)?.name ?? '',
      merchantName: named.get(productId)?.merchantName ?? '',
      ...sumsOf(sums),
    })),
    total: rows[0]?.total ?? 0,
  }
}

/** The lines behind a product's sums: what was sold when and by which way, nothing of who bought it. */
export async function readSoldLines(
  platform: Platform,
  county: County,
  wanted: Span & { productId: string; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ product: { id: string; name: string }; items: SoldLine[]; nextCursor?: string }> {
  const { db } = platform.database
  const { pageSize = 20, ...given } = wanted
  const [product] = await productsById(db, [wanted.productId])
  if (!product) throw new Refusal('product_not_found')
  const lines = await certifiedLines(db, { ...given, county: county.name, limit: pageSize + 1 })
  const shown = lines.slice(0, pageSize)
  const live = await attributedAmong(db, [...new Set(shown.map(({ orderId }) => orderId))])
  const last = shown.at(-1)
  return {
    product: { id: product.id, name: product.name },
    items: shown.map(
      ({ orderId, orderNo, paidAt, hasUnionMoney, isFlashSale, isVenue, ...line }): SoldLine => ({
        ...line,
        paidAt: paidAt.toISOString(),
        orderNoMasked: maskOrderNo(orderNo),
        channel: channelOf({ hasUnionMoney, isFlashSale, isVenue, isLive: live.has(orderId) }),
      }),
    ),
    ...(lines.length > pageSize && last ? { nextCursor: last.id } : {}),
  }
}

/** Enough to tell two lines apart and to ask the shop about one; too little to look an order up. */
const maskOrderNo = (orderNo: string): string => `${orderNo.slice(0, 6)}****${orderNo.slice(-4)}`
