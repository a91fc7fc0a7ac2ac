import type { CountyKey } from '../counties.ts'
import type { FreightKey } from '../freight.ts'
import type { DemoMerchant } from '../types.ts'

export type MerchantRow = [
  key: string,
  county: CountyKey,
  name: string,
  kind: DemoMerchant['kind'],
  freight: FreightKey,
  contact: string,
  story: string,
]
