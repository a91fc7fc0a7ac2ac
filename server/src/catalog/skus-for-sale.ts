import type { FreightTemplate } from '@yuxiang/shared/api/catalog'
import { certificationLost, validCertifications } from '../certification/index.ts'
import { mayNotSell, merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { type HeldMeasure, isBarredFrom, measuresOn } from '../supervision/index.ts'
import { pictureUrl } from './picture-url.ts'
import { soldInVenues } from './sold-in.ts'

/** Everything pricing and order lines need to know of a SKU. */
export interface SkuForSale {
  skuId: string
  productId: string
  name: string
  skuName: string
  imageUrl: string
  /** What one unit costs at this moment. */
  priceFen: number
  /** Crossed out beside it while a special price holds. */
  originalFen: number | null
  weightG: number
  /** Perishable: no seven-day return without reason. */
  fresh: boolean
  /** What its listing promises, `48小时发货` among it. */
  servicePromises: readonly string[]
  merchantId: string
  merchantName: string
  freight: FreightTemplate
  countyCode: string
  county: string
  categoryKey: string
  topCategoryKey: string
  /** The open venues that sell it. */
  venueIds: readonly string[]
  /** On sale when the product and the SKU both are, and their merchant may sell: barred when only that is missing. */
  state: 'onSale' | 'withdrawn' | 'barred'
  available: number
  /** May not be sold, whether it is withdrawn besides or not; an authority keeps it out of campaigns, or out of what unions pay. */
  barredFrom: { sale: boolean; campaigns: boolean; union: boolean }
  /** Null unless it is in force on the day of `now`. */
  certification: { certificateNo: string; households: number; yuanPerHouseholdYear: number } | null
  /** Why it is in force no more; null while it is, and where there never was one. */
  certificationLost: 'expired' | 'suspended' | 'revoked' | null
}

/** As it is kept for a while, at its regular price: that of each moment can be told. */
export interface ShelvedSku extends SkuForSale {
  measures: readonly HeldMeasure[]
  special: { priceFen: number; originalFen: number | null; fromMs: number; toMs: number } | null
}

interface Row extends Omit<ShelvedSku, 'imageUrl' | 'priceFen' | 'originalFen' | 'state' | 'barredFrom'> {
  isShelved: boolean
  isBarred: boolean
  imageHash: string
  priceFen: string
}

/** The SKUs as they are at this moment, in no particular order; unknown ids are left out. */
export async function loadSkusForSale(db: Db, skuIds: readonly string[], now: Date): Promise<SkuForSale[]> {
  return (await loadShelvedSkus(db, skuIds, now)).map((sku) => pricedAt(sku, now))
}

/** The SKU at the price of a moment, as far as authorities let it be sold then. */
export function pricedAt(shelved: ShelvedSku, at: Date): SkuForSale {
  const { special, measures } = shelved
  const sku = measures.length === 0 ? shelved : heldAt(shelved, at)
  const isSpecial = special && at.getTime() >= special.fromMs && at.getTime() < special.toMs
  if (!isSpecial || sku.barredFrom.campaigns) return sku
  return { ...sku, priceFen: special.priceFen, originalFen: special.originalFen }
}

function heldAt(sku: ShelvedSku, at: Date): SkuForSale {
  const { measures, state } = sku
  return {
    ...sku,
    state: state === 'onSale' && isBarredFrom('sale', measures, at) ? 'barred' : state,
    barredFrom: {
      sale: sku.barredFrom.sale || isBarredFrom('sale', measures, at),
      campaigns: isBarredFrom('campaigns', measures, at),
      union: isBarredFrom('union', measures, at),
    },
  }
}

/** The same with the regular price, and the special one beside it. */
export async function loadShelvedSkus(db: Db, skuIds: readonly string[], now: Date): Promise<ShelvedSku[]> {
  const sql = sqlOf(db)
  const today = dayInShanghai(now)
  const rows = await sql<Row[]>`
    select sku.id as "skuId", product.id as "productId", product.name, sku.name as "skuName",
      product.image_hashes[1] as "imageHash", sku.price_fen as "priceFen", sku.weight_g as "weightG",
      product.fresh, product.service_promises as "servicePromises", product.merchant_id as "merchantId", merchant.name as "merchantName", merchant.freight,
      product.county_code as "countyCode", county.name as county,
      product.category_key as "categoryKey", product.top_category_key as "topCategoryKey",
      array(select venue_id from ${soldInVenues(sql)} sold where sold.product_id = product.id) as "venueIds",
      (product.state in ('onSale', 'barred') and sku.state = 'onSale') as "isShelved",
      (product.state = 'barred' or ${mayNotSell(sql, today)}) as "isBarred", stock.available,
      ${measuresOn(sql, { merchant: sql`product.merchant_id`, product: sql`product.id` }, sql`${now.toISOString()}::timestamptz`)} as measures,
      case when certification.product_id is not null then json_build_object(
        'certificateNo', certification.certificate_no, 'households', certification.households,
        'yuanPerHouseholdYear', certification.yuan_per_household_year) end as certification,
      case when certification.product_id is null
        then ${certificationLost(sql, dayInShanghai(now))} end as "certificationLost",
      case when sku.special_to > ${now.toISOString()}::timestamptz then json_build_object(
        'priceFen', sku.special_price_fen, 'originalFen', sku.special_original_fen,
        'fromMs', (extract(epoch from sku.special_from) * 1000)::bigint,
        'toMs', (extract(epoch from sku.special_to) * 1000)::bigint) end as special
    from skus sku
    join products product on product.id = sku.product_id
    join sku_stock stock on stock.sku_id = sku.id
    join counties county on county.code = product.county_code
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    left join ${validCertifications(sql, today)} certification
      on certification.product_id = product.id
    where sku.id = any(${[...skuIds]}::uuid[])`
  return rows.map(({ imageHash, priceFen, isShelved, isBarred, ...row }) => ({
    ...row,
    // Drafts and what is under review have never been on a shelf.
    state: !isShelved ? 'withdrawn' : isBarred ? 'barred' : 'onSale',
    priceFen: Number(priceFen),
    originalFen: null,
    barredFrom: { sale: isBarred, campaigns: false, union: false },
    imageUrl: pictureUrl(imageHash, 375),
  }))
}
