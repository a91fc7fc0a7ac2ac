import type { CountyKey } from './counties.ts'
import type { KindKey } from './kinds.ts'
import type { LookKey } from './looks.ts'
import type { Mark } from './types.ts'

/** Name, price in fen, gross weight in grams, stock. */
type SkuRow = [name: string, priceFen: number, weightG: number, stock: number]

/** What a row says about certification: households and yuan a year, or why there is none in force. */
type CertificationRow = [households: number, yuanPerHouseholdYear: number] | null

/** One product in its shortest form; `buildProduct` adds what its kind, look and county imply. */
export type Row = {
  key: string
  name: string
  subtitle: string
  place: [county: CountyKey, township: string]
  kind: KindKey
  by: string
  look: LookKey
  marks?: Mark[]
  skus: SkuRow[]
  sold: number
  /** The product's own paragraphs; the kind's closing paragraph follows. */
  text: string[]
  certification: CertificationRow
  certificationEnd?: 'expired' | 'revoked'
  shelfLife?: string
  netContent?: string
}
