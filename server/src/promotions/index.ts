export { giveBackOffers } from './give-back-offers.ts'
export {
  type Buyer,
  noOffers,
  type OfferChoice,
  type OffersAtHand,
  type OfferTerms,
  offersFor,
} from './offers-for.ts'
export { rewardCoupons, voidRewards } from './reward-coupons.ts'
export { forgetRunning, nothingRuns, type Running, type RunningCampaign, running } from './running.ts'
export { type OfferUse, takeOffers, takeOffersAgain } from './take-offers.ts'
