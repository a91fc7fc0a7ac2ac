import { type Db, sqlOf } from '../platform/db/index.ts'
import { catalogueChanged } from './caches.ts'

/** Takes everything a merchant sells off the shelf, for it may not sell; what was withdrawn stays so. Repeatable. */
export const barProductsOf = (tx: Db, merchantId: string): Promise<void> =>
  move(tx, merchantId, 'onSale', 'barred')

/** Puts it back. Repeatable. */
export const unbarProductsOf = (tx: Db, merchantId: string): Promise<void> =>
  move(tx, merchantId, 'barred', 'onSale')

async function move(
  tx: Db,
  merchantId: string,
  from: 'onSale' | 'barred',
  to: 'onSale' | 'barred',
): Promise<void> {
  const moved = await sqlOf(tx)`
    with locked as materialized (
      select id from products where merchant_id = ${merchantId} and state = ${from} order by id for no key update
    )
    update products set state = ${to} from locked where products.id = locked.id`
  if (moved.count > 0) await catalogueChanged(tx)
}
