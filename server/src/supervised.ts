import {
  catalogueChanged,
  categoriesOf,
  certifiable,
  countiesOf,
  priceGroundsAt,
  priceSources,
  refreshLowestPrices,
} from './catalog/index.ts'
import { certifiedAmong, resumeSupervised, suspendSupervised } from './certification/index.ts'
import { type CaseConsequences, openStaffCase } from './complaints/index.ts'
import type { Platform } from './platform/index.ts'
import { caseConsequences, type SupervisionWorld } from './supervision/index.ts'
import { batchFacts } from './traceability/index.ts'

/** What cases mean for a merchant's credit. */
export const consequences: CaseConsequences = caseConsequences

/** What supervision asks of its neighbours, of whom some ask for its measures: put together here, like the app itself. */
export const supervisedWorld = (platform: Platform): SupervisionWorld => ({
  platform,
  goods: {
    priceSources,
    priceGroundsAt,
    refreshLowestPrices,
    catalogueChanged,
    countiesOf,
    categoriesOf,
  },
  certificates: {
    suspend: (tx, _, productId, act) =>
      suspendSupervised(tx, { platform, catalogue: certifiable }, productId, act),
    resume: (tx, _, certificationId, act) =>
      resumeSupervised(tx, { platform, catalogue: certifiable }, certificationId, act),
    certified: certifiedAmong,
  },
  batches: {
    ofSku: (db, skuId) => batchFacts(db, { skuId }),
    byIds: (db, ids) => batchFacts(db, { ids }),
  },
  openStaffCase,
})
