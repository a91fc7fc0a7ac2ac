import { counties } from './counties.ts'
import type { Kind } from './kinds/kind.ts'
import { kinds } from './kinds.ts'
import { looks } from './looks.ts'
import { picturesOf } from './product-pictures.ts'
import type { Row } from './row.ts'
import { hashOf, pick } from './seeded.ts'
import type { BenefitWay, DemoCertification, DemoProduct, Freshness } from './types.ts'

const promises: Record<Freshness, string[][]> = {
  fresh: [
    ['坏单包赔', '48小时发货', '鲜活商品不支持7天无理由退货'],
    ['坏单包赔', '现摘现发', '鲜活商品不支持7天无理由退货'],
  ],
  chilled: [['冷链配送', '坏单包赔', '鲜活商品不支持7天无理由退货']],
  processed: [
    ['7天无理由退货', '48小时发货', '破损包赔'],
    ['7天无理由退货', '24小时发货', '破损包赔'],
  ],
  craft: [['7天无理由退货', '破损包赔', '手工制作每件略有不同']],
}

const benefitWays: BenefitWay[][] = [
  ['contractPurchase', 'wages'],
  ['contractPurchase', 'dividends'],
  ['landRent', 'wages'],
  ['contractPurchase', 'wages', 'dividends'],
  ['landRent', 'wages', 'contractPurchase'],
]

const dayMs = 86_400_000
const dateOf = (timeMs: number) => new Date(timeMs).toISOString().slice(0, 10)

/** Validity is three years from publication; the number carries the year and the order of the product. */
function certificationOf(row: Row, order: number): DemoCertification | null {
  if (row.certification === null) return null
  const [households, yuanPerHouseholdYear] = row.certification
  const firstDay = row.certificationEnd === 'expired' ? '2022-03-15' : '2025-01-06'
  const published = new Date(Date.parse(firstDay) + (hashOf(row.key) % 620) * dayMs)
  if (row.certificationEnd === 'expired') published.setUTCFullYear(2022)
  const end = new Date(published)
  end.setUTCFullYear(end.getUTCFullYear() + 3)
  const revoked = row.certificationEnd === 'revoked'
  return {
    number: `渝帮认〔${published.getUTCFullYear()}〕${String(order + 101).padStart(4, '0')}号`,
    state: revoked ? 'revoked' : 'published',
    publishedOn: dateOf(published.getTime()),
    validTo: dateOf(end.getTime() - dayMs),
    revokedOn: revoked ? dateOf(published.getTime() + 75 * dayMs) : null,
    households,
    yuanPerHouseholdYear,
    benefitWays: pick(benefitWays, hashOf(`${row.key}:benefit`)),
  }
}

/** Turns a short row into the whole product; `order` is its place in the catalogue. */
export function buildProduct(row: Row, order: number): DemoProduct {
  const [countyKey, township] = row.place
  const county = counties[countyKey]
  const kind: Kind = kinds[row.kind]
  const hash = hashOf(row.key)
  return {
    key: row.key,
    name: row.name,
    subtitle: row.subtitle,
    county: county.name,
    countyCode: county.code,
    township,
    categoryKey: row.kind,
    merchantKey: row.by,
    marks: row.marks ?? [],
    origin: `重庆市${county.name}${township}`,
    netContent: row.netContent ?? row.skus.map(([name]) => name).join('／'),
    shelfLife: row.shelfLife ?? kind.shelfLife,
    storage: kind.storage,
    freshness: kind.freshness,
    detail: [...row.text, pick(kind.closings, hash)],
    servicePromises: pick(promises[kind.freshness], hash >>> 3),
    certification: certificationOf(row, order),
    skus: row.skus.map(([name, priceFen, weightG, stock], index) => ({
      key: `${row.key}-${index + 1}`,
      name,
      priceFen,
      weightG,
      stock,
    })),
    sales: row.sold,
    listedOn: dateOf(Date.parse('2025-03-03') + (hashOf(`${row.key}:listed`) % 600) * dayMs),
    pictures: picturesOf(row.key, row.kind, looks[row.look], kind.grounds),
  }
}
