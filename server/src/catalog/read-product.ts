import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { unpublishedStates } from '@yuxiang/shared/states/product'
import { marksOf } from '../brands/index.ts'
import { certificationsAsOf } from '../certification/index.ts'
import { mayNotSell, merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { readTogether } from '../platform/read-together.ts'
import { barred } from '../supervision/index.ts'
import { effectivePriceFen, originalPriceFen } from './effective-price.ts'
import { pictureUrl } from './picture-url.ts'

type Plain = Omit<ProductDetail, 'imageUrl' | 'images' | 'stock' | 'certified' | 'originalFen'>
interface Row extends Omit<Plain, 'priceFen'> {
  priceFen: string
  imageHashes: string[]
}

type Read = (productId: string) => Promise<ProductDetail | null>

const readers = new WeakMap<Database, Read>()

/**
 * A product's page, a withdrawn one's too (it says so and sells nothing): links and old orders lead there. Read together
 * with those that others open at this moment. Refuses an unknown id with `product_not_found`.
 */
export async function readProduct(platform: Platform, productId: string): Promise<ProductDetail> {
  const found = await readerOf(platform)(productId.toLowerCase())
  if (!found) throw new Refusal('product_not_found')
  return found
}

function readerOf(platform: Platform): Read {
  const known = readers.get(platform.database)
  if (known) return known
  const made = readTogether((productIds) => readProducts(platform, productIds))
  readers.set(platform.database, made)
  return made
}

async function readProducts(
  platform: Platform,
  productIds: readonly string[],
): Promise<Map<string, ProductDetail>> {
  const { sql } = platform.database
  const now = platform.clock()
  const rows = await sql<Row[]>`
    select product.id, product.name, product.subtitle, county.name as county, product.county_code as "countyCode",
      product.township, json_build_object('key', category.key, 'name', category.name) as category,
      product.lowest_price_fen as "priceFen", product.image_hashes as "imageHashes",
      ${marksOf(sql, sql`product.id`, dayInShanghai(now))} as marks,
      coalesce(counted.sold, product.sales) as sales, product.origin, product.net_content as "netContent",
      product.shelf_life as "shelfLife", product.storage, product.fresh,
      product.service_promises as "servicePromises", product.detail, 
      product.state = 'onSale' and not ${mayNotSell(sql, dayInShanghai(now))} and not ${barred(
        sql,
        'sale',
        { merchant: sql`product.merchant_id`, product: sql`product.id` },
        sql`${now.toISOString()}::timestamptz`,
      )} as "onSale",
      own_skus.list as skus, certification.record as certification,
      json_build_object('id', merchant.id, 'name', merchant.name, 'county', merchant.county,
        'kind', merchant.kind, 'story', merchant.story, 'freight', merchant.freight,
        'productCount', (select count(*) from products other
          where other.merchant_id = merchant.id and other.state = 'onSale')) as merchant
    from products product
    join counties county on county.code = product.county_code
    join categories category on category.key = product.category_key
    left join product_sales counted on counted.product_id = product.id
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', skus.id, 'name', skus.name, 'priceFen', ${effectivePriceFen(sql, now)},
        'originalFen', ${originalPriceFen(sql, now)}, 'stock', stock.available, 'weightG', skus.weight_g)
        order by skus.position), '[]') as list
      from skus join sku_stock stock on stock.sku_id = skus.id
      where skus.product_id = product.id and skus.state = 'onSale'
    ) own_skus
    left join lateral (
      select json_build_object('certificateNo', record.certificate_no, 'state', record.state,
        'publishedOn', record.published_on, 'validTo', record.valid_to, 'households', record.households,
        'yuanPerHouseholdYear', record.yuan_per_household_year, 'benefitWays', record.benefit_ways,
        'county', certifier.name) as record
      from ${certificationsAsOf(sql, dayInShanghai(now))} record
      join counties certifier on certifier.code = record.county_code
      where record.product_id = product.id
      order by record.published_on desc
      limit 1
    ) certification on true
    where product.id = any(${[...productIds]}::uuid[]) and product.state <> all(${[...unpublishedStates]}::text[])`
  return new Map(rows.map((row) => [row.id, shown(row)]))
}

function shown({ imageHashes, priceFen, ...plain }: Row): ProductDetail {
  const cheapest = cheapestOf(plain.skus)
  return {
    ...plain,
    priceFen: cheapest?.priceFen ?? Number(priceFen),
    originalFen: cheapest?.originalFen ?? null,
    imageUrl: pictureUrl(imageHashes[0] ?? '', 750),
    images: imageHashes.map((hash) => pictureUrl(hash, 750)),
    stock: plain.skus.reduce((sum, sku) => sum + sku.stock, 0),
    certified: plain.certification?.state === 'published',
  }
}

/** Of those that have stock; of all when none has. */
function cheapestOf(skus: ProductDetail['skus']): ProductDetail['skus'][number] | undefined {
  const inStock = skus.filter((sku) => sku.stock > 0)
  return (inStock.length > 0 ? inStock : skus).toSorted((a, b) => a.priceFen - b.priceFen)[0]
}
