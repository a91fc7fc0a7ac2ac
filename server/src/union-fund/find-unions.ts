import { type Db, sqlOf } from '../platform/db/index.ts'
import { sliceOf } from './pages.ts'

interface Search {
  q?: string | undefined
  /** Comma-separated. */
  ids?: string | undefined
  page?: number | undefined
  pageSize?: number | undefined
}

/** Unions by a part of their name, with how many members have joined, for whoever picks some. */
export async function findUnions(
  db: Db,
  { q = '', ids, ...query }: Search,
): Promise<{ items: { id: string; name: string; members: number }[]; total: number }> {
  const sql = sqlOf(db)
  const { limit, offset } = sliceOf(query)
  const named = sql`${q === '' ? sql`true` : sql`position(${q} in name) > 0`}
    and ${ids === undefined ? sql`true` : sql`id::text = any(${ids.toLowerCase().split(',')})`}`
  const rows = await sql<{ id: string; name: string; members: number }[]>`
    select id, name, (select count(*)::int from union_members member
      where member.union_id = unions.id and member.state = 'active' and member.user_id is not null) as members
    from unions where ${named} order by name, id limit ${limit} offset ${offset}`
  const [count] = await sql<{ total: number }[]>`
    select count(*)::int as total from unions where ${named}`
  return { items: [...rows], total: count?.total ?? 0 }
}
