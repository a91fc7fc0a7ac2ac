import type { RegionTarget } from '@yuxiang/shared/api/statistics-views'
import { and, asc, desc, eq } from 'drizzle-orm'
import { countiesOf } from '../catalog/index.ts'
import { CITY_REGION, nicknamesOf } from '../identity/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { Counties } from './scope.ts'
import { salesTargets } from './tables.ts'

/** The targets of a year that hold, by region code; taken away ones are there with their version. */
export async function targetsOf(
  db: Db,
  year: number,
): Promise<Map<string, { amountFen: number | null; version: number }>> {
  const rows = await sqlOf(db)<{ regionCode: string; amountFen: string | null; version: number }[]>`
    select distinct on (region_code) region_code as "regionCode", amount_fen as "amountFen", version
    from sales_targets where year = ${year} order by region_code, version desc`
  return new Map(
    rows.map(({ regionCode, amountFen, version }) => [
      regionCode,
      { amountFen: amountFen === null ? null : Number(amountFen), version },
    ]),
  )
}

/** A year's targets with their versions: the city's first, then the counties one sees. */
export async function readTargets(
  platform: Platform,
  counties: Counties,
  year: number,
  regionCode?: string,
): Promise<RegionTarget[]> {
  const { db } = platform.database
  const seen = (await countiesOf(platform)).filter(({ code }) => !counties || counties.includes(code))
  const regions = [
    ...(counties === null ? [{ code: CITY_REGION, name: '全市' }] : []),
    ...seen.map(({ code, name }) => ({ code, name })),
  ].filter(({ code }) => regionCode === undefined || code === regionCode)
  const rows = await db
    .select()
    .from(salesTargets)
    .where(and(eq(salesTargets.year, year), regionCode ? eq(salesTargets.regionCode, regionCode) : undefined))
    .orderBy(asc(salesTargets.regionCode), desc(salesTargets.version))
  const names = await nicknamesOf(db, [...new Set(rows.map(({ setBy }) => setBy))])
  const versionsOf = Map.groupBy(rows, (row) => row.regionCode)
  return regions.map(({ code, name }) => {
    const versions = versionsOf.get(code) ?? []
    return {
      countyCode: code === CITY_REGION ? null : code,
      name,
      targetFen: versions[0]?.amountFen ?? null,
      version: versions[0]?.version ?? 0,
      versions: versions.map(({ version, amountFen, reason, setBy, setAt }) => ({
        version,
        amountFen,
        reason,
        setBy: names.get(setBy) ?? '',
        setAt: setAt.toISOString(),
      })),
    }
  })
}
