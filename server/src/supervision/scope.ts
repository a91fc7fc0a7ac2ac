import type postgres from 'postgres'
import { CITY_REGION, regionsOfRegulator } from '../identity/index.ts'
import { homeOfMerchant } from '../merchants/index.ts'
import type { Db, Fragment } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

/** A market regulator, and the counties it supervises: null for all, as the city's does. */
export interface Regulator {
  userId: string
  counties: readonly string[] | null
}

export async function regulatorOf(db: Db, userId: string): Promise<Regulator> {
  const regions = await regionsOfRegulator(db, userId)
  return { userId, counties: regions.includes(CITY_REGION) ? null : regions }
}

export const sees = ({ counties }: Pick<Regulator, 'counties'>, countyCode: string): boolean =>
  counties === null || counties.includes(countyCode)

/**
 * The condition that a column is among these counties, of them one alone if it is asked for. A single county is
 * compared by `=`: then an index that goes on with the order of the list is walked in that order.
 */
export function amongCounties(
  sql: postgres.Sql,
  column: Fragment,
  { counties }: Pick<Regulator, 'counties'>,
  county?: string,
) {
  if (county !== undefined && counties !== null && !counties.includes(county)) return sql`false`
  const [only, ...others] = county === undefined ? (counties ?? []) : [county]
  if (only !== undefined && others.length === 0) return sql`${column} = ${only}`
  return counties === null ? sql`true` : sql`${column} = any(${[...counties]}::text[])`
}

/** The office somebody acts for on a merchant of this county. */
export const regionFor = ({ counties }: Regulator, countyCode: string): string =>
  counties === null ? CITY_REGION : countyCode

/** A merchant of the regulator's counties; refuses with `merchant_not_found` for every other. */
export async function supervisedMerchant(db: Db, regulator: Regulator, merchantId: string) {
  const home = await homeOfMerchant(db, merchantId)
  if (!home || !sees(regulator, home.countyCode)) throw new Refusal('merchant_not_found')
  return { id: merchantId, ...home }
}

/** 奉节县市场监督管理局, or the city's. */
export const officeName = (county: string, regionCode: string): string =>
  regionCode === CITY_REGION ? '重庆市市场监督管理局' : `${county}市场监督管理局`
