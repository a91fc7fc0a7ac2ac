import { policy } from '@yuxiang/shared/policy'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { effectivePriceFen } from './effective-price.ts'

/** What may be crossed out beside a special price, and why. */
export interface PriceGround {
  skuId: string
  merchantId: string
  productName: string
  skuName: string
  onSale: boolean
  /** The regular price. */
  priceFen: number
  /** No crossed-out price may be above it; null: it was never sold, and there is none. */
  lowestFen: number | null
  /** 七日内最低成交价 2026-11-20. */
  ground: string
}

interface Row extends Pick<PriceGround, 'skuId' | 'merchantId' | 'productName' | 'skuName' | 'onSale'> {
  priceFen: string
  nowFen: string
  listedFen: string | null
  listedOn: string | null
  soldFen: string | null
  soldOn: string | null
  beforeFen: string | null
  beforeOn: string | null
}

const days = policy.originalPriceDays.value

/**
 * The lowest price at which each SKU was listed (regular or special) or sold in the days before a promotion that
 * begins at `startsAt`; where nothing was sold in those days, the last price sold at before counts as sold. What was never
 * sold has no price that may be crossed out: what was listed alone is no truth. Of the day on which the promotion begins only
 * what was sold before it counts. Unknown SKUs are left out.
 */
export const priceGrounds = (db: Db, skuIds: readonly string[], startsAt: Date): Promise<PriceGround[]> =>
  priceGroundsAt(
    db,
    skuIds.map((skuId) => ({ skuId, startsAt })),
  )

/** The same, each SKU with the beginning of its own promotion. */
export async function priceGroundsAt(
  db: Db,
  promotions: readonly { skuId: string; startsAt: Date }[],
): Promise<PriceGround[]> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select skus.id as "skuId", product.merchant_id as "merchantId", product.name as "productName",
      skus.name as "skuName", skus.state = 'onSale' and product.state = 'onSale' as "onSale", skus.price_fen as "priceFen", ${effectivePriceFen(sql, sql`promotion.starts_at`)} as "nowFen",
      listed.price_fen as "listedFen", (listed.valid_from at time zone 'Asia/Shanghai')::date::text as "listedOn",
      sold.lowest_fen as "soldFen", sold.day::text as "soldOn",
      before.lowest_fen as "beforeFen", before.day::text as "beforeOn"
    from (
      select sku_id, starts_at, (starts_at at time zone 'Asia/Shanghai')::date as last_day,
        ((starts_at - make_interval(days => ${days}::int)) at time zone 'Asia/Shanghai')::date as first_day
      from unnest(${promotions.map(({ skuId }) => skuId)}::uuid[],
        ${promotions.map(({ startsAt }) => startsAt.toISOString())}::text[]) as one (sku_id, starts)
      cross join lateral (select one.starts::timestamptz as starts_at) moment
    ) promotion
    join skus on skus.id = promotion.sku_id
    join products product on product.id = skus.product_id
    left join lateral (
      select price_fen, valid_from from (
        select price_fen, valid_from, lead(valid_from, 1, 'infinity') over (order by valid_from) as ends
        from sku_price_history where sku_id = skus.id and kind = 'regular'
        union all
        select price_fen, valid_from, valid_to from sku_price_history where sku_id = skus.id and kind = 'special'
      ) history
      where valid_from < promotion.starts_at and ends > promotion.starts_at - make_interval(days => ${days}::int)
      order by price_fen, valid_from desc limit 1
    ) listed on true
    left join lateral (
      select lowest_fen, day from sku_sold_prices
      where sku_id = skus.id and day between promotion.first_day and promotion.last_day
        and sold_at < promotion.starts_at
      order by lowest_fen, day desc limit 1
    ) sold on true
    left join lateral (
      select lowest_fen, day from sku_sold_prices
      where sku_id = skus.id and day < promotion.first_day order by day desc, lowest_fen limit 1
    ) before on true
    order by product.name, skus.position, skus.id`
  return rows.map(groundOf)
}

const neverSold = { fen: null, ground: '活动前没有成交过，不能标划线价' }

function groundOf({ nowFen, listedFen, listedOn, soldFen, soldOn, beforeFen, beforeOn, ...row }: Row) {
  const listed = {
    fen: Number(listedFen ?? nowFen),
    ground: `活动前${days}日内最低标价${listedOn ? `（${listedOn} 起）` : ''}`,
  }
  const sold =
    soldFen !== null
      ? { fen: Number(soldFen), ground: `活动前${days}日内最低成交价（${soldOn}）` }
      : beforeFen !== null
        ? { fen: Number(beforeFen), ground: `活动前最后一次成交价（${beforeOn}）` }
        : null
  const lowest = sold === null ? neverSold : sold.fen <= listed.fen ? sold : listed
  return { ...row, priceFen: Number(row.priceFen), lowestFen: lowest.fen, ground: lowest.ground }
}
