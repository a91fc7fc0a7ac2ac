import type { FreightTemplate } from '../api/catalog.ts'

/** What a merchant begins with: free from 99 yuan, 3 kg for 8 yuan, 2 yuan for each kilogram more. */
export const defaultFreight: FreightTemplate = {
  freeAboveFen: 9_900,
  baseWeightG: 3_000,
  baseFen: 800,
  stepWeightG: 1_000,
  stepFen: 200,
  regionOverrides: [],
  excludedProvinceCodes: [],
}
