import { type Db, sqlOf } from '../platform/db/index.ts'

/** Who acts for the platform: whom to tell. */
export async function operatorIds(db: Db): Promise<string[]> {
  const rows = await sqlOf(db)<{ id: string }[]>`
    select id from users where 'operator' = any(roles) order by id`
  return rows.map(({ id }) => id)
}

/** Whether somebody acts for the platform. */
export async function isOperator(db: Db, userId: string): Promise<boolean> {
  const rows = await sqlOf(db)`select from users where id = ${userId} and 'operator' = any(roles)`
  return rows.length > 0
}
