import { shortCountyName } from '@yuxiang/shared/certification/certificate-no'
import type { CaseKind } from '@yuxiang/shared/complaints/words'
import { certifiable, countiesOf } from '../catalog/index.ts'
import { CITY_REGION, countyOrCityStaff, regionsOfRegulator, regulatorsOf } from '../identity/index.ts'
import { homeOfMerchant, merchantsOfStaff } from '../merchants/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'

export interface MarketOffice {
  regionCode: string
  name: string
  /** In numbers: 奉节市监. */
  word: string
}

const cityOffice: MarketOffice = { regionCode: CITY_REGION, name: '重庆市市场监督管理局', word: '渝市监' }

const countyOffice = (code: string, county: string): MarketOffice => ({
  regionCode: code,
  name: `${county}市场监督管理局`,
  word: `${shortCountyName(county)}市监`,
})

/** The market supervision of a region; null for a code that is none. */
export async function officeOfRegion(
  platform: Platform,
  regionCode: string,
  tx?: Db,
): Promise<MarketOffice | null> {
  if (regionCode === CITY_REGION) return cityOffice
  const county = (await countiesOf(platform, tx)).find(({ code }) => code === regionCode)
  return county ? countyOffice(county.code, county.name) : null
}

/** All there are, the city's first. */
export const officesOf = async (platform: Platform): Promise<MarketOffice[]> => [
  cityOffice,
  ...(await countiesOf(platform)).map(({ code, name }) => countyOffice(code, name)),
]

/** Whose case it is: the county's where the merchant is, or the city's where the county's has nobody. */
export async function officeFor(
  db: Db,
  merchantId: string,
): Promise<{ office: MarketOffice; merchantName: string } | null> {
  const home = await homeOfMerchant(db, merchantId)
  if (!home) return null
  const staffed = (await regulatorsOf(db, home.countyCode)).length > 0
  const office = staffed ? countyOffice(home.countyCode, home.county) : cityOffice
  return { office, merchantName: home.name }
}

/**
 * Who else is to know of a kind: of a false certification the office hears that certifies the product, or what its merchant
 * makes; the city's where that county's has nobody.
 */
export async function alsoConcerned(
  db: Db,
  { kind, productId, merchantId }: { kind: CaseKind; productId: string | null; merchantId: string },
): Promise<string[]> {
  if (kind !== 'falseCertification') return []
  const [product] = productId === null ? [] : await certifiable.productFacts(db, [productId])
  const countyCode = product?.countyCode ?? (await homeOfMerchant(db, merchantId))?.countyCode
  return countyCode === undefined ? [] : countyOrCityStaff(db, countyCode)
}

/** An officer of market supervision and which regions' cases he sees; null for all, as the city's does. */
export interface Officer {
  userId: string
  regions: readonly string[] | null
  /** Merchants that he works for himself: their cases are not his to see, he would learn who reported. */
  involvedIn: readonly string[]
}

export async function officerOf(db: Db, userId: string): Promise<Officer> {
  const regions = await regionsOfRegulator(db, userId)
  return {
    userId,
    regions: regions.includes(CITY_REGION) ? null : regions,
    involvedIn: await merchantsOfStaff(db, userId),
  }
}

/**
 * Refuses with `case_officer_unknown` unless this person works for the office that has the case, or for the city's; with
 * `reviewer_involved` whoever works for the merchant.
 */
export async function requireColleague(
  db: Db,
  { regionCode, merchantId }: { regionCode: string; merchantId: string },
  userId: string,
): Promise<void> {
  const { regions, involvedIn } = await officerOf(db, userId)
  if (regions !== null && !regions.includes(regionCode)) throw new Refusal('case_officer_unknown')
  if (involvedIn.includes(merchantId)) throw new Refusal('reviewer_involved')
}
