import { type Db, sqlOf } from '../platform/db/index.ts'

const pageSizeDefault = 20

/** Merchants by a part of their name, for whoever picks some. */
export async function findMerchants(
  db: Db,
  { q = '', page = 1, pageSize = pageSizeDefault }: Search,
): Promise<{ items: { id: string; name: string; county: string }[]; total: number }> {
  const sql = sqlOf(db)
  // position() takes the words as they are: % and _ mean nothing in it.
  const named = q === '' ? sql`true` : sql`position(${q} in name) > 0`
  const rows = await sql<{ id: string; name: string; county: string }[]>`
    select id, name, county from merchants where ${named} order by name
    limit ${pageSize} offset ${(page - 1) * pageSize}`
  const [count] = await sql<{ total: number }[]>`
    select count(*)::int as total from merchants where ${named}`
  return { items: [...rows], total: count?.total ?? 0 }
}

interface Search {
  q?: string | undefined
  page?: number | undefined
  pageSize?: number | undefined
}

/** Names of some merchants, by id; unknown ones are left out. */
export async function merchantNames(db: Db, merchantIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sqlOf(db)<{ id: string; name: string }[]>`
    select id, name from merchants where id = any(${[...merchantIds]}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}
