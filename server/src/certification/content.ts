import type { ApplicationInput } from '@yuxiang/shared/api/certification'
import type { GoodsKind, MaterialKind } from '@yuxiang/shared/certification/words'

export type MaterialRow = ApplicationInput['materials'][number]
export type BenefitRows = ApplicationInput['benefits']

/** What a notice shows, as it was when it began. */
export interface Snapshot {
  productId: string
  productName: string
  imageUrl: string
  merchantName: string
  county: string
  goodsKind: GoodsKind
  origin: string
  priceFen: number
  yearlySupplyFen: number
  mechanism: string
  households: number
  yuanPerHouseholdYear: number
  benefits: BenefitRows
  materials: MaterialKind[]
}
