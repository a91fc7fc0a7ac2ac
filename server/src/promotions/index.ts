export { type Author, authorOf, maySee } from './authors.ts'
export { batchesById } from './batches-by-id.ts'
export { claimCoupon } from './claim-coupon.ts'
export { draftBatch, publishBatch } from './draft-batch.ts'
export { draftCampaign } from './draft-campaign.ts'
export { giveBackOffers } from './give-back-offers.ts'
export { definePromotionJobs } from './jobs.ts'
export {
  type Buyer,
  noOffers,
  type OfferChoice,
  type OffersAtHand,
  type OfferTerms,
  offersFor,
} from './offers-for.ts'
export { publishCampaign } from './publish-campaign.ts'
export { openBatches } from './read-center.ts'
export { rewardCoupons, voidRewards } from './reward-coupons.ts'
export { promotionRoutes } from './routes.ts'
export { forgetRunning, nothingRuns, type Running, running } from './running.ts'
export { type OfferUse, takeOffers, takeOffersAgain } from './take-offers.ts'
export { campaignRoutes } from './workbench-routes.ts'
