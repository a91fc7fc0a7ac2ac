import {
  catalogueChanged,
  categoriesOf,
  certifiable,
  countiesOf,
  priceGroundsAt,
  priceSources,
  refreshLowestPrices,
} from './catalog/index.ts'
import { certifiedAmong, noteFinding, resumeSupervised, suspendSupervised } from './certification/index.ts'
import { type CaseConsequences, openStaffCase } from './complaints/index.ts'
import type { Platform } from './platform/index.ts'
import { type CertificateConsequences, caseConsequences, type SupervisionWorld } from './supervision/index.ts'
import { batchFacts, endHolds, holdBatch, lockBatchOf } from './traceability/index.ts'

/** What cases mean for a merchant's credit. */
export const consequences: CaseConsequences = caseConsequences

/** What samples, penalties and measures mean for certificates. */
export const certificateConsequences: CertificateConsequences = {
  found: (tx, platform, finding) => noteFinding(tx, { platform, catalogue: certifiable }, finding),
}

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
    ...certificateConsequences,
  },
  batches: {
    ofSku: (db, skuId) => batchFacts(db, { skuId }),
    byIds: (db, ids) => batchFacts(db, { ids }),
    lock: lockBatchOf,
    hold: holdBatch,
    endHold: (tx, sourceId, by) => endHolds(tx, { sourceId }, by),
  },
  openStaffCase,
})
