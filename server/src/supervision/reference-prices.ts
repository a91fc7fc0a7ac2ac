import type { ReferencePrice } from '@yuxiang/shared/api/price-watch'
import type { ContentUnit } from '@yuxiang/shared/supervision/net-content'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import { keysetOf, readKeyset } from '../platform/http/keyset.ts'
import type { World } from './world.ts'

export const CITY_NAME = '全市'

interface Row {
  id: string
  categoryKey: string
  keyword: string
  unit: ContentUnit
  regionCode: string
  lowFen: string
  highFen: string
  validFrom: string
  validTo: string
  source: string
}

/** Reference prices by a condition, those of a county before the city's, the newest first. */
export async function referencesOf(
  db: Db,
  { goods, platform }: World,
  condition: Fragment,
  limit: number,
): Promise<ReferencePrice[]> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    select id, category_key as "categoryKey", keyword, unit, region_code as "regionCode", low_fen as "lowFen",
      high_fen as "highFen", valid_from::text as "validFrom", valid_to::text as "validTo", source
    from reference_prices where ${condition}
    order by region_code <> '500000' desc, id desc limit ${limit}`
  const categories = new Map((await goods.categoriesOf(platform)).map(({ key, name }) => [key, name]))
  const regions = new Map((await goods.countiesOf(platform, db)).map(({ code, name }) => [code, name]))
  return rows.map(({ regionCode, lowFen, highFen, ...row }) => ({
    ...row,
    category: categories.get(row.categoryKey) ?? row.categoryKey,
    region: regions.get(regionCode) ?? CITY_NAME,
    lowFen: Number(lowFen),
    highFen: Number(highFen),
  }))
}

/** All of them, the newest first; `current` leaves out what does not hold today. */
export async function listReferences(
  world: World,
  {
    q = '',
    current,
    cursor,
    pageSize = 20,
  }: {
    q?: string | undefined
    current?: 'true' | undefined
    cursor?: string | undefined
    pageSize?: number | undefined
  },
): Promise<{ items: ReferencePrice[]; nextCursor?: string }> {
  const { db, sql } = world.platform.database
  const categories = await world.goods.categoriesOf(world.platform)
  const named = categories.filter(({ name }) => name.includes(q)).map(({ key }) => key)
  const today = dayInShanghai(world.platform.clock())
  const after = readKeyset(cursor, /^(true|false)$/)
  const found = await referencesOf(
    db,
    world,
    sql`(category_key = any(${named}::text[]) or position(${q} in keyword) > 0)
      ${current === undefined ? sql`` : sql`and ${today}::date between valid_from and valid_to`}
      ${after === null ? sql`` : sql`and (region_code <> '500000', id) < (${after.key === 'true'}, ${after.id}::uuid)`}`,
    pageSize + 1,
  )
  const items = found.slice(0, pageSize)
  const last = found.length > pageSize ? items.at(-1) : undefined
  return {
    items,
    ...(last && { nextCursor: keysetOf(String(last.region !== CITY_NAME), last.id) }),
  }
}
