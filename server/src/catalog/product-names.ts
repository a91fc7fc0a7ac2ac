import { type Db, sqlOf } from '../platform/db/index.ts'

/** Names of these products, by name; unknown ones are left out. */
export const productNames = (
  db: Db,
  productIds: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  sqlOf(db)<{ id: string; name: string }[]>`
    select id, name from products where id = any(${[...productIds]}::uuid[]) order by name, id`
