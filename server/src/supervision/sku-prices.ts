import type { ReferencePrice, SkuPrices, WatchedSku } from '@yuxiang/shared/api/price-watch'
import { policy } from '@yuxiang/shared/policy'
import {
  type ContentUnit,
  contentOfSku,
  type NetContent,
  unitNames,
  unitPriceFen,
} from '@yuxiang/shared/supervision/net-content'
import { CITY_REGION } from '../identity/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { referencesOf } from './reference-prices.ts'
import { baseOf } from './scan-prices.ts'
import type { Regulator } from './scope.ts'
import type { World } from './world.ts'

const PRICES_SHOWN = 100
const NEAREST_SHOWN = 5

interface Facts {
  skuId: string
  skuName: string
  productId: string
  productName: string
  merchantId: string
  merchantName: string
  county: string
  countyCode: string
  /** Of the product: where the goods are from, whose reference prices count. */
  placeCode: string
  categoryKey: string
  netContent: string
  priceFen: string
  originalFen: string | null
  specialFen: string | null
  specialOriginalFen: string | null
  specialBegan: string | null
  specialTo: string | null
}

/** A SKU of any merchant in a regulator's counties; refuses with `sku_not_found`. */
export async function supervisedSku(
  db: Db,
  { goods, platform }: World,
  { counties }: Pick<Regulator, 'counties'>,
  skuId: string,
): Promise<Facts> {
  const sql = sqlOf(db)
  const [row] = await sql<Facts[]>`
    select sku.id as "skuId", sku.sku_name as "skuName", sku.product_id as "productId",
      sku.product_name as "productName", sku.merchant_id as "merchantId", merchant.name as "merchantName",
      merchant.county, merchant.county_code as "countyCode", sku.county_code as "placeCode",
      sku.category_key as "categoryKey", sku.net_content as "netContent", sku.price_fen as "priceFen",
      sku.original_fen as "originalFen", sku.special_price_fen as "specialFen",
      sku.special_original_fen as "specialOriginalFen", sku.special_began as "specialBegan",
      sku.special_to as "specialTo"
    from ${goods.priceSources(sql, platform.clock()).skus} sku
    join ${merchantFacts(sql)} merchant on merchant.id = sku.merchant_id
    where sku.id = ${skuId}
      ${counties === null ? sql`` : sql`and merchant.county_code = any(${[...counties]}::text[])`}`
  if (!row) throw new Refusal('sku_not_found')
  return row
}

/** A SKU's prices and the three comparisons: with the same goods, with before the campaign, with reference prices. */
export async function readSkuPrices(
  db: Db,
  world: World,
  regulator: Pick<Regulator, 'counties'>,
  skuId: string,
): Promise<SkuPrices> {
  const facts = await supervisedSku(db, world, regulator, skuId)
  const priceFen = Number(facts.priceFen)
  const content = contentOfSku(facts.skuName, facts.netContent)
  const categories = await world.goods.categoriesOf(world.platform)
  const { skuName, productId, productName, merchantId, merchantName, county } = facts
  return {
    ...{ skuId, skuName, productId, productName, merchantId, merchantName, county },
    category: categories.find(({ key }) => key === facts.categoryKey)?.name ?? '',
    priceFen,
    originalFen: facts.originalFen === null ? null : Number(facts.originalFen),
    ...(await historyOf(db, world, skuId)),
    unit: content && { ...content, per: unitNames[content.unit], perFen: unitPriceFen(priceFen, content) },
    sameGoods: content && (await sameGoodsOf(db, world, facts, content)),
    campaign: await campaignOf(db, world, facts),
    references: await referencesFor(db, world, facts, content?.unit ?? null),
  }
}

async function historyOf(db: Db, { goods, platform }: World, skuId: string) {
  const sql = sqlOf(db)
  const { history, sold } = goods.priceSources(sql, platform.clock())
  const listed = await sql<
    { kind: 'regular' | 'special'; priceFen: string; from: string; to: string | null }[]
  >`
    select kind, price_fen as "priceFen", valid_from as from,
      coalesce(valid_to, lead(valid_from) over (partition by kind order by valid_from)) as to
    from ${history} own where sku_id = ${skuId} order by valid_from desc limit ${PRICES_SHOWN}`
  const paid = await sql<{ day: string; lowestFen: string }[]>`
    select day::text as day, lowest_fen as "lowestFen" from ${sold} own
    where sku_id = ${skuId} order by own.day desc limit ${PRICES_SHOWN}`
  return {
    history: listed.map(({ kind, priceFen, from, to }) => ({
      kind,
      priceFen: Number(priceFen),
      from: new Date(from).toISOString(),
      to: to === null ? null : new Date(to).toISOString(),
    })),
    sold: paid.map(({ day, lowestFen }) => ({ day, lowestFen: Number(lowestFen) })),
  }
}

/**
 * The same goods: what other merchants offer in the same leaf of the category tree, measured by the same unit. Names are
 * free text and say too much to be matched; the leaf (腊肉香肠, 橙柚柑橘 …) is what the platform itself reviewed.
 */
async function sameGoodsOf(
  db: Db,
  { goods, platform }: World,
  { categoryKey, merchantId, priceFen }: Facts,
  content: NetContent,
): Promise<SkuPrices['sameGoods']> {
  const sql = sqlOf(db)
  const own = unitPriceFen(Number(priceFen), content)
  const offers = sql`
    select sku.id, sku.product_name, sku.sku_name, sku.merchant_id,
      round(sku.price_fen * ${baseOf(sql)} / content.amount)::bigint as per_fen
    from ${goods.priceSources(sql, platform.clock()).skus} sku
    join sku_contents content on content.sku_id = sku.id
    where sku.on_sale and sku.category_key = ${categoryKey} and content.unit = ${content.unit}
      and sku.merchant_id <> ${merchantId}`
  const [range] = await sql<{ offers: number; low: string; median: string; high: string }[]>`
    select count(*)::int as offers, min(per_fen) as low, max(per_fen) as high,
      round(percentile_cont(0.5) within group (order by per_fen))::bigint as median
    from (${offers}) offer`
  if (!range || range.offers < policy.sameGoodsMin.value) return null
  const nearest = await sql<
    { skuId: string; productName: string; skuName: string; merchantName: string; perFen: string }[]
  >`
    select offer.id as "skuId", offer.product_name as "productName", offer.sku_name as "skuName",
      merchant.name as "merchantName", offer.per_fen as "perFen"
    from (${offers}) offer join ${merchantFacts(sql)} merchant on merchant.id = offer.merchant_id
    order by abs(offer.per_fen - ${own}), offer.id limit ${NEAREST_SHOWN}`
  return {
    offers: range.offers,
    lowFen: Number(range.low),
    medianFen: Number(range.median),
    highFen: Number(range.high),
    nearest: nearest.map((one) => ({ ...one, perFen: Number(one.perFen) })),
  }
}

async function campaignOf(
  db: Db,
  { goods }: World,
  { skuId, specialFen, specialOriginalFen, specialBegan, specialTo }: Facts,
): Promise<SkuPrices['campaign']> {
  if (specialFen === null || specialBegan === null || specialTo === null) return null
  const from = new Date(specialBegan)
  const [ground] = await goods.priceGroundsAt(db, [{ skuId, startsAt: from }])
  if (!ground) return null
  const originalFen = specialOriginalFen === null ? null : Number(specialOriginalFen)
  return {
    priceFen: Number(specialFen),
    originalFen,
    from: from.toISOString(),
    to: new Date(specialTo).toISOString(),
    lawfulFen: ground.lowestFen,
    ground: ground.ground,
    basis: policy.originalPriceDays.basis,
    isTrue: originalFen === null || (ground.lowestFen !== null && originalFen <= ground.lowestFen),
  }
}

async function referencesFor(
  db: Db,
  world: World,
  { categoryKey, placeCode, productName }: Facts,
  unit: ContentUnit | null,
): Promise<ReferencePrice[]> {
  if (unit === null) return []
  const sql = sqlOf(db)
  const today = dayInShanghai(world.platform.clock())
  return referencesOf(
    db,
    world,
    sql`category_key = ${categoryKey} and unit = ${unit} and region_code in (${placeCode}, ${CITY_REGION})
      and ${today}::date between valid_from and valid_to and (keyword = '' or position(keyword in ${productName}) > 0)`,
    5,
  )
}

/** What is on sale in a regulator's counties, by a part of the product's name, with unit prices. */
export async function listWatchedSkus(
  { goods, platform }: World,
  { counties }: Regulator,
  { q, cursor, pageSize = 20 }: { q: string; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: WatchedSku[]; nextCursor?: string }> {
  const { lists: sql } = platform.database
  const rows = await sql<
    (Omit<WatchedSku, 'priceFen' | 'perFen' | 'per'> & { priceFen: string; content: string })[]
  >`
    select sku.id as "skuId", sku.sku_name as "skuName", sku.product_name as "productName",
      merchant.name as "merchantName", merchant.county, sku.price_fen as "priceFen", sku.net_content as content
    from ${goods.priceSources(sql, platform.clock()).skus} sku
    join ${merchantFacts(sql)} merchant on merchant.id = sku.merchant_id
    where sku.on_sale and position(${q} in sku.product_name) > 0
      ${counties === null ? sql`` : sql`and merchant.county_code = any(${[...counties]}::text[])`}
      ${cursor === undefined ? sql`` : sql`and sku.id > ${cursor}::uuid`}
    order by sku.id limit ${pageSize + 1}`
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(({ content: stated, priceFen, ...row }) => {
      const content = contentOfSku(row.skuName, stated)
      return {
        ...row,
        priceFen: Number(priceFen),
        perFen: content && unitPriceFen(Number(priceFen), content),
        per: content && unitNames[content.unit],
      }
    }),
    ...(last && { nextCursor: last.skuId }),
  }
}
