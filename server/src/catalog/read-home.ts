import type { Banner, CategoryNode, County, Shop } from '@yuxiang/shared/api/catalog'
import { validCertifications } from '../certification/index.ts'
import { licencesOf, merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { pictureUrl } from './picture-url.ts'
import { referenceOf } from './reference.ts'

/** The category tree in its order. */
export async function readCategories(platform: Platform): Promise<{ items: CategoryNode[] }> {
  const { categories } = await referenceOf(platform)
  const leaf = ({ key, name, imageHash }: (typeof categories)[number]) => ({
    key,
    name,
    imageUrl: imageHash && pictureUrl(imageHash, 375),
  })
  return {
    items: categories
      .filter((category) => category.parentKey === null)
      .map((top) => ({
        ...leaf(top),
        children: categories.filter((category) => category.parentKey === top.key).map(leaf),
      })),
  }
}

/** Counties with products on sale, those with most first; the picture is of what each sells best. */
export async function readCounties({ database: { sql } }: Platform): Promise<{ items: County[] }> {
  const rows = await sql<(Omit<County, 'imageUrl'> & { imageHash: string })[]>`
    select county.code, county.name, county.area, county.national_key as "nationalKey",
      county.relief,
      counted.products as "productCount", best.image_hash as "imageHash"
    from counties county
    join (
      select county_code, count(*)::int as products from products where state = 'onSale' group by county_code
    ) counted on counted.county_code = county.code
    cross join lateral (
      select image_hashes[1] as image_hash from products
      where county_code = county.code and state = 'onSale' order by sales desc, id desc limit 1
    ) best
    order by counted.products desc, county.code`
  return {
    items: rows.map(({ imageHash, ...county }) => ({ ...county, imageUrl: pictureUrl(imageHash, 375) })),
  }
}

export interface Home {
  banners: Banner[]
  hotWords: string[]
  benefit: { products: number; counties: number; households: number }
}

/** Banners, hot words, and what the certified products on sale do together. */
export async function readHome({ database: { sql }, clock }: Platform): Promise<Home> {
  const [banners, words, [benefit]] = await Promise.all([
    sql<(Omit<Banner, 'imageUrl'> & { imageHash: string })[]>`
      select title, subtitle, link, image_hash as "imageHash" from banners order by position, id`,
    sql<{ word: string }[]>`select word from hot_words order by position, word`,
    sql<Home['benefit'][]>`
      select count(*)::int as products, count(distinct product.county_code)::int as counties,
        coalesce(sum(valid.households), 0)::int as households
      from ${validCertifications(sql, dayInShanghai(clock()))} valid
      join products product on product.id = valid.product_id
      where product.state = 'onSale'`,
  ])
  return {
    banners: banners.map(({ imageHash, ...banner }) => ({
      ...banner,
      imageUrl: pictureUrl(imageHash, 1200),
    })),
    hotWords: words.map(({ word }) => word),
    benefit: benefit ?? { products: 0, counties: 0, households: 0 },
  }
}

/** A merchant's shop with its licences; refuses an unknown id with `not_found`. */
export async function readMerchant({ database: { db, sql } }: Platform, merchantId: string): Promise<Shop> {
  const [merchant] = await sql<Omit<Shop, 'licences'>[]>`
    select merchant.id, merchant.name, merchant.county, merchant.kind, merchant.story, merchant.freight,
      merchant.credit_code as "creditCode",
      (select count(*)::int from products where merchant_id = merchant.id and state = 'onSale') as "productCount"
    from ${merchantFacts(sql)} merchant where merchant.id = ${merchantId}`
  if (!merchant) throw new Refusal('not_found')
  const licences = await licencesOf(db, [merchantId])
  return { ...merchant, licences: licences.map(({ kind, number, validTo }) => ({ kind, number, validTo })) }
}
