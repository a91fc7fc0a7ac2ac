import { easternMerchantRows } from './catalogue/merchants-east.ts'
import { westernMerchantRows } from './catalogue/merchants-west.ts'
import { counties } from './counties.ts'
import { freights } from './freight.ts'
import type { DemoMerchant } from './types.ts'

/** Merchants of the demo (names, people and phones are invented). */
export const merchants: DemoMerchant[] = [...easternMerchantRows, ...westernMerchantRows].map(
  ([key, county, name, kind, freight, contactName, story], index) => ({
    key,
    name,
    county: counties[county].name,
    countyCode: counties[county].code,
    kind,
    story,
    contactName,
    contactPhone: `1390000${String(1001 + index)}`,
    freight: freights[freight],
  }),
)
