import type postgres from 'postgres'
import type { Fragment } from '../platform/db/index.ts'

/**
 * What union-fund asks of whoever takes orders. A subquery of what allowances paid on some orders, one row for each
 * line and allowance, of orders that were paid; what was given back is taken off:
 * `order_id, line_id, allowance_id, product_id, product_name, county, quantity, amount_fen, paid_at, received_at, received_by`.
 * `orderIds` is itself a subquery of one column.
 */
export type SpendingReader = (sql: postgres.Sql, orderIds: Fragment) => Fragment
