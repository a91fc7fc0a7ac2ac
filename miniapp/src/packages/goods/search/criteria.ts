import type { Mark, ProductQuery } from '@yuxiang/shared/api/catalog'
import { addressText } from '@/services/address-text'

/** What is being looked for: words, filters and order, as the page's address carries them. */
export interface Criteria {
  q?: string | undefined
  county?: string | undefined
  category?: string | undefined
  categoryName?: string | undefined
  mark?: Mark | undefined
  certified?: boolean | undefined
  merchant?: string | undefined
  merchantName?: string | undefined
  brand?: string | undefined
  brandName?: string | undefined
  sort: NonNullable<ProductQuery['sort']>
}

const marks: readonly Mark[] = ['greenFood', 'organic', 'geographicalIndication', 'bayuzhen']
const sorts: readonly Criteria['sort'][] = ['recommended', 'sales', 'priceAsc', 'priceDesc', 'newest']

/** Reads the page's address; what it doesn't know is left out. */
export function criteriaOf(params: Partial<Record<string, string>>): Criteria {
  const text = (name: string) => addressText(params[name]) || undefined
  return {
    q: text('q'),
    county: text('county'),
    category: text('category'),
    categoryName: text('categoryName'),
    mark: marks.find((mark) => mark === params.mark),
    certified: params.certified === 'true',
    merchant: text('merchant'),
    merchantName: text('merchantName'),
    brand: text('brand'),
    brandName: text('brandName'),
    sort: sorts.find((sort) => sort === params.sort) ?? 'recommended',
  }
}

/** The API's query for them. */
export function queryOf(criteria: Criteria): ProductQuery {
  return {
    q: criteria.q,
    county: criteria.county,
    category: criteria.category,
    mark: criteria.mark,
    certified: criteria.certified ? 'true' : undefined,
    merchant: criteria.merchant,
    brand: criteria.brand,
    sort: criteria.sort,
  }
}

/** Whether anything at all is looked for; else the page offers history and hot words. */
export function isAsking(criteria: Criteria): boolean {
  const { q, county, category, mark, certified, merchant, brand, sort } = criteria
  return Boolean(q || county || category || mark || certified || merchant || brand || sort !== 'recommended')
}
