import { policy } from '../policy.ts'
import { type BenefitWay, type GoodsKind, type MaterialKind, materialNames } from './words.ts'

export interface BenefitRow {
  way: BenefitWay
  households: number
  yuanPerHouseholdYear: number
}

/** What of an application decides whether it is complete. */
export interface Claimed {
  goodsKind: GoodsKind
  origin: string
  priceFen: number
  yearlySupplyFen: number
  supplyNote: string
  mechanism: string
  households: number
  benefits: readonly BenefitRow[]
  materials: readonly { kind: MaterialKind; validTo: string | null }[]
}

/** Papers of which each group needs one (《食品安全法》第三十五条、《农产品质量安全法》第三十九条). */
const papersOf: Record<GoodsKind, readonly (readonly MaterialKind[])[]> = {
  primary: [['licence'], ['conformity', 'inspection'], ['mechanism']],
  processed: [['licence'], ['foodPermit'], ['inspection'], ['mechanism']],
  nonFood: [['licence'], ['inspection'], ['mechanism']],
}

/** The papers that goods of this kind need: one of each group. */
export const neededPapers = (kind: GoodsKind) => papersOf[kind]

/** Yuan a year that all rows bring to farmers together. */
export const yuanPerYear = (rows: readonly BenefitRow[]): number =>
  rows.reduce((sum, row) => sum + row.households * row.yuanPerHouseholdYear, 0)

/** What a household gains a year, over all ways, in whole yuan; 0 without households. */
export const yuanPerHousehold = (rows: readonly BenefitRow[], households: number): number =>
  households > 0 ? Math.floor(yuanPerYear(rows) / households) : 0

/** What is missing before an application can be submitted, as fields and sentences; empty when it is complete. */
export function missingOf(claimed: Claimed, today: string): { path: string; message: string }[] {
  const missing: { path: string; message: string }[] = []
  const ask = (isThere: boolean, path: string, message: string) => {
    if (!isThere) missing.push({ path, message })
  }
  ask(claimed.origin.length >= 4, 'origin', '请填写产地（到乡镇或村）')
  ask(claimed.priceFen > 0, 'priceFen', '请填写供货价')
  const least = policy.certificationYearlySupply.value
  ask(
    claimed.yearlySupplyFen >= least,
    'yearlySupplyFen',
    `年供货能力不得低于 ${(least / 1_000_000).toLocaleString('en-US')} 万元`,
  )
  ask(claimed.supplyNote.length >= 4, 'supplyNote', '请说明产量、上市季节与供货周期')
  ask(claimed.mechanism.length >= 10, 'mechanism', '请说明联农带农怎么做，至少 10 个字')
  ask(claimed.benefits.length > 0, 'benefits', '请至少填写一种带农方式')
  missing.push(...householdFaults(claimed))
  for (const group of papersOf[claimed.goodsKind]) {
    const given = claimed.materials.filter(({ kind }) => group.includes(kind))
    const names = group.map((kind) => materialNames[kind]).join('或')
    ask(given.length > 0, 'materials', `请上传${names}`)
    const isLapsed = given.length > 0 && given.every(({ validTo }) => validTo !== null && validTo < today)
    ask(!isLapsed, 'materials', `${names}已过有效期，请更换`)
  }
  return missing
}

/** One household may be helped in several ways: the total is no less than the largest row and no more than their sum. */
function householdFaults({ households, benefits }: Claimed): { path: string; message: string }[] {
  if (benefits.length === 0) return []
  const largest = Math.max(...benefits.map((row) => row.households))
  const sum = benefits.reduce((total, row) => total + row.households, 0)
  if (households >= largest && households <= sum) return []
  return [{ path: 'households', message: `带动总户数应在 ${largest} 与 ${sum} 之间（同一户可有多种方式）` }]
}
