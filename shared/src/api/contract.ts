import type { z } from 'zod'
import { aftersalesContract } from './aftersales.ts'
import { brandsContract } from './brands.ts'
import { budgetUnitContract } from './budget-unit.ts'
import { campaignsContract } from './campaigns.ts'
import { cartContract } from './cart.ts'
import { catalogContract } from './catalog.ts'
import { certificationContract } from './certification.ts'
import { certificationOfficeContract } from './certification-office.ts'
import { checkoutContract } from './checkout.ts'
import { complaintDeskContract } from './complaint-desk.ts'
import { complaintsContract } from './complaints.ts'
import type { Endpoint } from './endpoint.ts'
import { feeWaiversContract } from './fee-waivers.ts'
import { flashOfficeContract } from './flash-office.ts'
import { flashSalesContract } from './flash-sales.ts'
import { goodsContract } from './goods.ts'
import { identityContract } from './identity.ts'
import { inspectionsContract } from './inspections.ts'
import { liveContract } from './live.ts'
import { liveDeskContract } from './live-desk.ts'
import { liveReachContract } from './live-reach.ts'
import { liveRemindersContract } from './live-reminders.ts'
import { merchantOfficeContract } from './merchant-office.ts'
import { merchantOrdersContract } from './merchant-orders.ts'
import { merchantsContract } from './merchants.ts'
import { messagesContract } from './messages.ts'
import { officesContract } from './offices.ts'
import { operationsContract } from './operations.ts'
import { orderDeskContract } from './order-desk.ts'
import { ordersContract } from './orders.ts'
import { paymentsContract } from './payments.ts'
import { pointsContract } from './points.ts'
import { priceWatchContract } from './price-watch.ts'
import { promotionsContract } from './promotions.ts'
import { reservedShareOfficeContract } from './reserved-share-office.ts'
import { reviewsContract } from './reviews.ts'
import { settlementsContract } from './settlements.ts'
import { statisticsContract } from './statistics.ts'
import { streamerOfficeContract } from './streamer-office.ts'
import { streamersContract } from './streamers.ts'
import { supervisionContract } from './supervision.ts'
import { traceabilityContract } from './traceability.ts'
import { unionContract } from './union.ts'
import { unionBudgetsContract } from './union-budgets.ts'
import { unionEvidenceContract } from './union-evidence.ts'
import { unionGrantsContract } from './union-grants.ts'
import { unionOfficeContract } from './union-office.ts'
import { unionPurchasesContract } from './union-purchases.ts'
import { unionRosterContract } from './union-roster.ts'
import { venueDeskContract } from './venue-desk.ts'
import { venuesContract } from './venues.ts'

/** Every call of the product: `METHOD /path` → its schemas. A domain adds its own file beside this one. */
export const contract = {
  ...identityContract,
  ...catalogContract,
  ...certificationContract,
  ...certificationOfficeContract,
  ...venuesContract,
  ...venueDeskContract,
  ...brandsContract,
  ...streamersContract,
  ...streamerOfficeContract,
  ...cartContract,
  ...checkoutContract,
  ...ordersContract,
  ...merchantsContract,
  ...merchantOfficeContract,
  ...merchantOrdersContract,
  ...goodsContract,
  ...orderDeskContract,
  ...settlementsContract,
  ...feeWaiversContract,
  ...aftersalesContract,
  ...paymentsContract,
  ...promotionsContract,
  ...campaignsContract,
  ...pointsContract,
  ...complaintsContract,
  ...complaintDeskContract,
  ...flashSalesContract,
  ...flashOfficeContract,
  ...liveContract,
  ...liveDeskContract,
  ...liveRemindersContract,
  ...liveReachContract,
  ...reviewsContract,
  ...priceWatchContract,
  ...supervisionContract,
  ...inspectionsContract,
  ...traceabilityContract,
  ...unionContract,
  ...unionOfficeContract,
  ...unionBudgetsContract,
  ...unionRosterContract,
  ...unionGrantsContract,
  ...unionPurchasesContract,
  ...unionEvidenceContract,
  ...budgetUnitContract,
  ...reservedShareOfficeContract,
  ...messagesContract,
  ...statisticsContract,
  ...operationsContract,
  ...officesContract,
}

type Input<S> = S extends z.ZodType ? z.input<S> : undefined
type Output<S> = S extends z.ZodType ? z.output<S> : undefined

/** What the app needs of an endpoint, as types only. */
export type Call<E> =
  E extends Endpoint<infer Params, infer Query, infer Body, infer Answer>
    ? { params: Input<Params>; query: Input<Query>; body: Input<Body>; answer: Output<Answer> }
    : never

export type Contract = { [K in keyof typeof contract]: Call<(typeof contract)[K]> }
