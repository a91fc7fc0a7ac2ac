/** A merchant's freight rule. Weights in grams, money in fen, regions by province code (GB/T 2260, 6 digits). */
export interface FreightRule {
  freeAboveFen: number | null
  baseWeightG: number
  baseFen: number
  stepWeightG: number
  stepFen: number
  regionOverrides: readonly { provinceCodes: readonly string[]; baseFen: number; stepFen: number }[]
  excludedProvinceCodes: readonly string[]
}

export interface FreightQuote {
  deliverable: boolean
  freightFen: number
  /** What is missing until freight is free; 0 when free, null when it never is. */
  missingForFreeFen: number | null
}

/** `500103` and `500000` → `50`: the province a region lies in. */
export const provinceOf = (regionCode: string): string => regionCode.slice(0, 2)

/**
 * Freight of one merchant's parcel: first weight, then every started step; free from `freeAboveFen` of goods.
 * Without a region the merchant's home price is quoted. Provinces on the exclusion list get no delivery, and a
 * province with a price of its own (remote areas) pays it even above the free amount.
 */
export function freightOf(
  rule: FreightRule,
  parcel: { goodsFen: number; weightG: number; regionCode: string | null },
): FreightQuote {
  const province = parcel.regionCode === null ? null : provinceOf(parcel.regionCode)
  const inProvince = (codes: readonly string[]) =>
    province !== null && codes.some((code) => provinceOf(code) === province)
  if (inProvince(rule.excludedProvinceCodes)) {
    return { deliverable: false, freightFen: 0, missingForFreeFen: null }
  }
  const override = rule.regionOverrides.find((candidate) => inProvince(candidate.provinceCodes))
  const freeAboveFen = override ? null : rule.freeAboveFen
  if (freeAboveFen !== null && parcel.goodsFen >= freeAboveFen) {
    return { deliverable: true, freightFen: 0, missingForFreeFen: 0 }
  }
  const { baseFen, stepFen } = override ?? rule
  const steps = Math.max(0, Math.ceil((parcel.weightG - rule.baseWeightG) / rule.stepWeightG))
  return {
    deliverable: true,
    freightFen: baseFen + steps * stepFen,
    missingForFreeFen: freeAboveFen === null ? null : freeAboveFen - parcel.goodsFen,
  }
}
