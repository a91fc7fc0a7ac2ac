import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'

/**
 * What reserved-share asks of whoever takes orders. A subquery of lines that count for a filing: paid for, of a product
 * that was certified when it was ordered, no gifts: `filing_id, order_id, order_no, user_id, merchant_name, placed_at, position, name,
 * sku_name, quantity, county, certificate_no, counted_fen` (after discounts, without freight) and `refunded_fen` (of it, given back).
 */
export type ChargedLines = (sql: postgres.Sql) => Fragment
