import type { Fragment, sqlOf } from '../platform/db/index.ts'
import { departures } from '../platform/ledger/index.ts'
import type { SpendingReader } from './spending-reader.ts'

/**
 * A subquery of what these allowances paid (see {@link SpendingReader}): the ledger knows for which orders money left
 * them, the orders know for which goods. `allowanceIds` is a subquery of one column.
 */
export const spendingsOf = (
  sql: ReturnType<typeof sqlOf>,
  readSpendings: SpendingReader,
  allowanceIds: Fragment,
) => sql`(
  select spending.* from ${readSpendings(
    sql,
    sql`(select distinct subject_id from ${departures(sql)} departure
      where departure.code = 'allowance.spend' and departure.account_id in ${allowanceIds})`,
  )} spending
  where spending.allowance_id in ${allowanceIds})`
