import type { ProductQuery } from '@yuxiang/shared/api/catalog'
import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'
import type { SearchQuery } from '../search/index.ts'
import type { Cursor } from './cursor.ts'

type Sql = postgres.Sql

/** A total order of products: its key in whole numbers, then the id. */
export interface ProductOrder {
  name: string
  keyLength: 1 | 2
  /** The sort key as an array of text, for the cursor. */
  key(sql: Sql): Fragment
  orderBy(sql: Sql): Fragment
  after(sql: Sql, cursor: Cursor): Fragment
}

const columns = {
  recommended: ['rank', 'desc'],
  sales: ['sales', 'desc'],
  priceAsc: ['lowest_price_fen', 'asc'],
  priceDesc: ['lowest_price_fen', 'desc'],
  newest: ['listed_at', 'desc'],
} as const

/** Moments travel in a cursor as microseconds since 1970, which is exactly what the column keeps. */
function byColumn(name: keyof typeof columns): ProductOrder {
  const [column, direction] = columns[name]
  const isMoment = column === 'listed_at'
  const value = (sql: Sql, text = '0') =>
    isMoment ? sql`(timestamptz 'epoch' + ${text}::bigint * interval '1 microsecond')` : sql`${text}::bigint`
  return {
    name,
    keyLength: 1,
    key: (sql) =>
      isMoment
        ? sql`array[(extract(epoch from listed_at) * 1000000)::bigint::text]`
        : sql`array[${sql(column)}::text]`,
    orderBy: (sql) => (direction === 'asc' ? sql`${sql(column)}, id` : sql`${sql(column)} desc, id desc`),
    after: (sql, { key, id }) =>
      direction === 'asc'
        ? sql`(${sql(column)}, id) > (${value(sql, key[0])}, ${id}::uuid)`
        : sql`(${sql(column)}, id) < (${value(sql, key[0])}, ${id}::uuid)`,
  }
}

/** Found in the name comes before found elsewhere; then as recommended. */
function byMatch({ inName }: SearchQuery): ProductOrder {
  const tier = (sql: Sql) => sql`(search_vector @@ ${inName}::tsquery)::int`
  return {
    name: 'match',
    keyLength: 2,
    key: (sql) => sql`array[${tier(sql)}::text, rank::text]`,
    orderBy: (sql) => sql`${tier(sql)} desc, rank desc, id desc`,
    after: (sql, { key: [found, rank], id }) =>
      sql`(${tier(sql)}, rank, id) < (${found ?? '0'}::int, ${rank ?? '0'}::bigint, ${id}::uuid)`,
  }
}

/** The order a list was asked for; a search without one goes by how well it matches. */
export function orderOf(sort: ProductQuery['sort'], search: SearchQuery | null): ProductOrder {
  const isRecommended = sort === undefined || sort === 'recommended'
  return search && isRecommended ? byMatch(search) : byColumn(sort ?? 'recommended')
}
