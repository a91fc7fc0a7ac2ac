/** The demo catalogue as plain data: what the seeding code writes into tables. Money in fen, weights in grams. */

export type Mark = 'greenFood' | 'organic' | 'geographicalIndication' | 'bayuzhen'

/** `fresh` and `chilled` goods are perishable: no seven-day return without reason. */
export type Freshness = 'fresh' | 'chilled' | 'processed' | 'craft'

export type BenefitWay = 'wages' | 'dividends' | 'contractPurchase' | 'landRent'

/** One illustration of `@lobehub/fluent-emoji-3d`, optionally recoloured (degrees, factors). */
export type Glyph = { emoji: string; hue?: number; saturation?: number; brightness?: number }

export type GroundKey =
  | 'apricot'
  | 'rose'
  | 'sage'
  | 'honey'
  | 'cream'
  | 'sky'
  | 'lilac'
  | 'clay'
  | 'mint'
  | 'wheat'

export type VesselShape = 'pouch' | 'jar' | 'bottle' | 'carton' | 'tin'

export type Vessel = { shape: VesselShape; colour: string }

export type Composition =
  | 'hero'
  | 'podium'
  | 'trio'
  | 'pile'
  | 'scatter'
  | 'tray'
  | 'crate'
  | 'basket'
  | 'board'
  | 'bowl'
  | 'gift'
  | 'landscape'
  | 'packaged'

/** Everything that decides one picture; equal specs give equal bytes. */
export type PictureSpec = {
  composition: Composition
  ground: GroundKey
  hero: Glyph
  sides: Glyph[]
  vessel: Vessel | null
  seed: number
}

export type DemoCategory = {
  key: string
  name: string
  parentKey: string | null
  emoji: string
  sort: number
}

export type DemoFreight = {
  /** Free from this amount of goods on; null: never free. */
  freeAboveFen: number | null
  baseWeightG: number
  baseFen: number
  stepWeightG: number
  stepFen: number
  regionOverrides: { provinceCodes: string[]; baseFen: number; stepFen: number }[]
  excludedProvinceCodes: string[]
}

export type DemoMerchant = {
  key: string
  name: string
  county: string
  countyCode: string
  kind: 'enterprise' | 'cooperative' | 'familyFarm'
  story: string
  contactName: string
  contactPhone: string
  freight: DemoFreight
}

export type DemoCertification = {
  number: string
  state: 'published' | 'revoked'
  publishedOn: string
  validTo: string
  revokedOn: string | null
  households: number
  yuanPerHouseholdYear: number
  benefitWays: BenefitWay[]
}

type DemoSku = { key: string; name: string; priceFen: number; weightG: number; stock: number }

export type DemoProduct = {
  key: string
  name: string
  subtitle: string
  county: string
  countyCode: string
  township: string
  categoryKey: string
  merchantKey: string
  marks: Mark[]
  origin: string
  netContent: string
  shelfLife: string
  storage: string
  freshness: Freshness
  /** Paragraphs, in reading order. */
  detail: string[]
  servicePromises: string[]
  certification: DemoCertification | null
  skus: DemoSku[]
  sales: number
  listedOn: string
  pictures: PictureSpec[]
}
