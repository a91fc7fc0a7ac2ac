import type { Mark, ProductQuery } from '@yuxiang/shared/api/catalog'
import type postgres from 'postgres'
import { bearsMark, productsOfBrand } from '../brands/index.ts'
import { validCertifications } from '../certification/index.ts'
import { type SearchQuery, searchQueryOf } from '../search/index.ts'
import { barredIds } from '../supervision/index.ts'
import type { Reference } from './caches.ts'
import { countyCodeOf } from './reference.ts'
import { certifiedRank } from './refresh-listings.ts'
import { soldInVenues } from './sold-in.ts'

/** Which products a list is about, with names resolved. */
export interface Criteria {
  search: SearchQuery | null
  countyCode: string | null
  category: { key: string; isTop: boolean } | null
  mark: Mark | null
  certified: boolean | null
  merchantId: string | null
  venueId: string | null
  brandId: string | null
  /** Of these nothing is shown, nor these themselves. */
  exceptMerchantIds: readonly string[]
  exceptProductIds: readonly string[]
  within: Within
}

/** A part of the catalogue that a list keeps to, whatever is asked for in it. */
export interface Within {
  countyCodes?: readonly string[]
  productIds?: readonly string[]
  /** Leaves, or whole branches. */
  categoryKeys?: readonly string[]
  merchantIds?: readonly string[]
  venueIds?: readonly string[]
  /** Without the goods that authorities keep out of campaigns, or of what unions pay. */
  open?: 'campaigns' | 'union'
}

/** Reads the filters of a query; null when one names what does not exist, so that nothing can be found. */
export function criteriaOf(
  query: ProductQuery,
  reference: Reference,
  within: Within,
  now: Date,
): Criteria | null {
  const search = query.q ? searchQueryOf(query.q) : null
  const countyCode = query.county ? countyCodeOf(reference, query.county) : null
  const category = query.category
    ? reference.categories.find((candidate) => candidate.key === query.category)
    : null
  if ((query.q && !search) || (query.county && !countyCode) || category === undefined) return null
  const barred = [barredIds('sale', reference.measures, now)]
  if (within.open) barred.push(barredIds(within.open, reference.measures, now))
  return {
    search,
    countyCode,
    category: category && { key: category.key, isTop: category.parentKey === null },
    mark: query.mark ?? null,
    certified: query.certified === undefined ? null : query.certified === 'true',
    merchantId: query.merchant ?? null,
    venueId: query.venue ?? null,
    brandId: query.brand ?? null,
    exceptMerchantIds: [...reference.lapsedMerchantIds, ...barred.flatMap((ids) => ids.merchantIds)],
    exceptProductIds: barred.flatMap((ids) => ids.productIds),
    within,
  }
}

/**
 * The criteria as a condition on `products`; `today` decides which certifications are in force. What is not certified
 * is told by its rank, a range of every index: what ended at midnight joins it when lists are refreshed, in the next
 * five minutes. Asking certifications took 420 ms at 100,000 products, 70,000 of them certified.
 */
export function conditionOf(sql: postgres.Sql, criteria: Criteria, today: string) {
  const { search, countyCode, category, mark, certified, merchantId, venueId, brandId, within } = criteria
  const { exceptMerchantIds, exceptProductIds } = criteria
  const inForce = sql`exists (
    select 1 from ${validCertifications(sql, today)} valid where valid.product_id = products.id)`
  // As an array: joined, every product of the catalogue was compared with every product of the venue (0.16 s of 20,000).
  const soldIn = (venueIds: readonly string[]) => sql`and products.id = any(array(
    select product_id from ${soldInVenues(sql)} sold where venue_id = any(${[...venueIds]}::uuid[])))`
  return sql`products.state = 'onSale'
    ${search ? sql`and products.search_vector @@ ${search.anywhere}::tsquery` : sql``}
    ${countyCode ? sql`and products.county_code = ${countyCode}` : sql``}
    ${category?.isTop ? sql`and products.top_category_key = ${category.key}` : sql``}
    ${category && !category.isTop ? sql`and products.category_key = ${category.key}` : sql``}
    ${
      mark
        ? sql`and products.marks @> ${[mark]}::text[] and ${bearsMark(sql, sql`products.id`, { mark, today })}`
        : sql``
    }
    ${brandId ? sql`and products.id in (select product_id from ${productsOfBrand(sql, brandId, today)} borne)` : sql``}
    ${exceptMerchantIds.length > 0 ? sql`and products.merchant_id <> all(${[...exceptMerchantIds]}::uuid[])` : sql``}
    ${exceptProductIds.length > 0 ? sql`and products.id <> all(${[...exceptProductIds]}::uuid[])` : sql``}
    ${merchantId ? sql`and products.merchant_id = ${merchantId}` : sql``}
    ${venueId ? soldIn([venueId]) : sql``}
    ${within.venueIds ? soldIn(within.venueIds) : sql``}
    ${within.countyCodes ? sql`and products.county_code = any(${[...within.countyCodes]}::text[])` : sql``}
    ${within.productIds ? sql`and products.id = any(${[...within.productIds]}::uuid[])` : sql``}
    ${within.merchantIds ? sql`and products.merchant_id = any(${[...within.merchantIds]}::uuid[])` : sql``}
    ${
      within.categoryKeys
        ? sql`and (products.category_key = any(${[...within.categoryKeys]}::text[])
            or products.top_category_key = any(${[...within.categoryKeys]}::text[]))`
        : sql``
    }
    ${certified === true ? sql`and ${inForce}` : sql``}
    ${certified === false ? sql`and products.rank < ${certifiedRank}` : sql``}`
}
