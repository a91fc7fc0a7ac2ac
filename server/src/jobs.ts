import { defineAfterSaleJobs } from './aftersales/index.ts'
import { defineBrandJobs } from './brands/index.ts'
import {
  barProductsOf,
  catalogueChanged,
  certifiable,
  countiesOf,
  defineCatalogJobs,
  productsById,
  refreshListings,
  refreshProducts,
  unbarProductsOf,
} from './catalog/index.ts'
import { defineCertificationJobs } from './certification/index.ts'
import { defineComplaintJobs } from './complaints/index.ts'
import { defineContentCheckJobs } from './content-check/index.ts'
import { defineFlashSaleJobs } from './flash-sales/index.ts'
import { defineFulfilmentJobs } from './fulfilment/index.ts'
import { defineIdentityJobs } from './identity/index.ts'
import { defineLiveJobs } from './live/index.ts'
import { defineLiveAttributionJobs } from './live-attribution/index.ts'
import { defineLiveReminderJobs } from './live-reminders/index.ts'
import { defineMerchantJobs } from './merchants/index.ts'
import { defineMessageJobs } from './messages/index.ts'
import { defineOperationsJobs } from './operations/index.ts'
import {
  defineOrderJobs,
  orderPayable,
  ordersOfBatch,
  placeClaimedOrder,
  shippingProgress,
  soldLines,
} from './orders/index.ts'
import { definePaymentJobs } from './payments/index.ts'
import { definePlatformJobs } from './platform/housekeeping.ts'
import type { Platform } from './platform/index.ts'
import { definePointsJobs } from './points/index.ts'
import { definePromotionJobs } from './promotions/index.ts'
import { defineReservedShareJobs } from './reserved-share/index.ts'
import { defineReviewJobs } from './reviews/index.ts'
import { defineSettlementJobs } from './settlements/index.ts'
import { defineStatisticsJobs } from './statistics/index.ts'
import { defineStreamerJobs } from './streamers/index.ts'
import { consequences, supervisedWorld } from './supervised.ts'
import { defineSupervisionJobs } from './supervision/index.ts'
import { defineTraceabilityJobs } from './traceability/index.ts'
import { defineUnionEvidenceJobs } from './union-evidence/index.ts'
import { defineUnionFundJobs } from './union-fund/index.ts'

/** Everything the server does by itself, domain by domain. */
export function defineJobs(platform: Platform): void {
  definePlatformJobs(platform)
  defineIdentityJobs(platform)
  defineCatalogJobs(platform)
  defineMerchantJobs(platform, { barProductsOf, unbarProductsOf, catalogueChanged, countiesOf })
  defineCertificationJobs({ platform, catalogue: certifiable })
  defineBrandJobs(platform, { countiesOf, productsById, refreshProducts, refreshListings, catalogueChanged })
  definePaymentJobs(platform, orderPayable)
  defineOrderJobs(platform)
  defineAfterSaleJobs(platform)
  defineFulfilmentJobs(platform, shippingProgress)
  definePointsJobs(platform)
  defineFlashSaleJobs(platform, placeClaimedOrder)
  defineLiveReminderJobs(platform)
  defineLiveAttributionJobs(platform, soldLines)
  definePromotionJobs(platform)
  defineLiveJobs(platform)
  defineContentCheckJobs(platform)
  defineReviewJobs(platform)
  defineSettlementJobs(platform)
  defineTraceabilityJobs(platform, ordersOfBatch)
  defineStreamerJobs(platform)
  defineStatisticsJobs(platform)
  defineSupervisionJobs(supervisedWorld(platform))
  defineComplaintJobs(platform, consequences)
  defineUnionFundJobs(platform)
  defineUnionEvidenceJobs(platform)
  defineReservedShareJobs(platform)
  defineOperationsJobs(platform)
  defineMessageJobs(platform)
}
