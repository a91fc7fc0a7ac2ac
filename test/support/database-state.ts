import type { Shop } from './shop.ts'

/** Counting calls is no change, and neither is a clock's tick of the queue. */
const ignored = new Set(['rate_limits'])

/** Rows and checksum of every table of ours: equal before and after means that nothing has changed. */
export async function databaseState(shop: Shop): Promise<Record<string, string>> {
  const { sql } = shop.server.platform.database
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const state: Record<string, string> = {}
  for (const { name } of tables) {
    if (ignored.has(name)) continue
    const [row] = await sql<{ rows: number; sum: string | null }[]>`
      select count(*)::int as rows, md5(string_agg(entry::text, '\n' order by entry::text)) as sum
      from ${sql(name)} entry`
    state[name] = `${row?.rows} ${row?.sum}`
  }
  return state
}
