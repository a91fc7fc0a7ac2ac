import { aftersalesContract } from '@yuxiang/shared/api/aftersales'
import { brandsContract } from '@yuxiang/shared/api/brands'
import { budgetUnitContract } from '@yuxiang/shared/api/budget-unit'
import { campaignsContract } from '@yuxiang/shared/api/campaigns'
import { cartContract } from '@yuxiang/shared/api/cart'
import { catalogContract } from '@yuxiang/shared/api/catalog'
import { certificationContract } from '@yuxiang/shared/api/certification'
import { certificationOfficeContract } from '@yuxiang/shared/api/certification-office'
import { checkoutContract } from '@yuxiang/shared/api/checkout'
import { complaintDeskContract } from '@yuxiang/shared/api/complaint-desk'
import { complaintsContract } from '@yuxiang/shared/api/complaints'
import { feeWaiversContract } from '@yuxiang/shared/api/fee-waivers'
import { flashOfficeContract } from '@yuxiang/shared/api/flash-office'
import { flashSalesContract } from '@yuxiang/shared/api/flash-sales'
import { goodsContract } from '@yuxiang/shared/api/goods'
import { identityContract } from '@yuxiang/shared/api/identity'
import { inspectionsContract } from '@yuxiang/shared/api/inspections'
import { liveContract } from '@yuxiang/shared/api/live'
import { liveDeskContract } from '@yuxiang/shared/api/live-desk'
import { liveReachContract } from '@yuxiang/shared/api/live-reach'
import { liveRemindersContract } from '@yuxiang/shared/api/live-reminders'
import { merchantOfficeContract } from '@yuxiang/shared/api/merchant-office'
import { merchantOrdersContract } from '@yuxiang/shared/api/merchant-orders'
import { merchantsContract } from '@yuxiang/shared/api/merchants'
import { messagesContract } from '@yuxiang/shared/api/messages'
import { officesContract } from '@yuxiang/shared/api/offices'
import { operationsContract } from '@yuxiang/shared/api/operations'
import { orderDeskContract } from '@yuxiang/shared/api/order-desk'
import { ordersContract } from '@yuxiang/shared/api/orders'
import { paymentsContract } from '@yuxiang/shared/api/payments'
import { pointsContract } from '@yuxiang/shared/api/points'
import { priceWatchContract } from '@yuxiang/shared/api/price-watch'
import { promotionsContract } from '@yuxiang/shared/api/promotions'
import { reservedShareOfficeContract } from '@yuxiang/shared/api/reserved-share-office'
import { reviewsContract } from '@yuxiang/shared/api/reviews'
import { settlementsContract } from '@yuxiang/shared/api/settlements'
import { statisticsContract } from '@yuxiang/shared/api/statistics'
import { streamerOfficeContract } from '@yuxiang/shared/api/streamer-office'
import { streamersContract } from '@yuxiang/shared/api/streamers'
import { supervisionContract } from '@yuxiang/shared/api/supervision'
import { systemContract } from '@yuxiang/shared/api/system'
import { traceabilityContract } from '@yuxiang/shared/api/traceability'
import { unionContract } from '@yuxiang/shared/api/union'
import { unionBudgetsContract } from '@yuxiang/shared/api/union-budgets'
import { unionEvidenceContract } from '@yuxiang/shared/api/union-evidence'
import { unionGrantsContract } from '@yuxiang/shared/api/union-grants'
import { unionOfficeContract } from '@yuxiang/shared/api/union-office'
import { unionPurchasesContract } from '@yuxiang/shared/api/union-purchases'
import { unionRosterContract } from '@yuxiang/shared/api/union-roster'
import { venueDeskContract } from '@yuxiang/shared/api/venue-desk'
import { venuesContract } from '@yuxiang/shared/api/venues'
import { Hono } from 'hono'
import { afterSalePictureJudged, afterSaleRoutes, recallGifts, returnAddressOf } from './aftersales/index.ts'
import { brandRoutes, mountMarkFile } from './brands/index.ts'
import { cartRoutes } from './cart/index.ts'
import {
  barProductsOf,
  catalogRoutes,
  catalogueChanged,
  categoriesOf,
  certifiable,
  countiesOf,
  goodsRoutes,
  listProducts,
  loadSkusForSale,
  mountSkuSheet,
  productNames,
  productsById,
  refreshListings,
  refreshProducts,
  shareCards,
  unbarProductsOf,
} from './catalog/index.ts'
import {
  certificationOfficeRoutes,
  certificationRoutes,
  mountCertificateExport,
  mountCertificationFiles,
  mountQrCodes,
} from './certification/index.ts'
import { accountClosing } from './closing.ts'
import {
  casesChanged,
  complaintDeskRoutes,
  complaintRoutes,
  mountCaseDocument,
  mountCaseExport,
  mountComplaintFiles,
} from './complaints/index.ts'
import { receiveMediaCheck } from './content-check/index.ts'
import { flashOfficeRoutes, flashSaleRoutes } from './flash-sales/index.ts'
import { currentActor, identityRoutes, officeRoutes } from './identity/index.ts'
import { liveCards, liveDeskRoutes, liveRoutes } from './live/index.ts'
import {
  liveAttributionRoutes,
  merchantLiveSales,
  mountLiveSumsFile,
  soldByStreamer,
  supportOf,
} from './live-attribution/index.ts'
import { liveReminderRoutes, mountCalendarFile, remindersOf } from './live-reminders/index.ts'
import {
  merchantOfficeRoutes,
  merchantRoutes,
  merchantsOfStaff,
  mountMerchantDocument,
  mountMerchantLists,
} from './merchants/index.ts'
import { messageRoutes } from './messages/index.ts'
import { operationsRoutes } from './operations/index.ts'
import {
  chargedLines,
  isFirstOrder,
  merchantOrderRoutes,
  mountShippingFile,
  orderDeskRoutes,
  orderNumbersOf,
  orderPayable,
  orderRoutes,
  ordersOfBatch,
  placeClaimedOrder,
  quote,
  readSpendings,
  soldLines,
  venueSalesOf,
} from './orders/index.ts'
import { mountNotification, paymentRoutes } from './payments/index.ts'
import { mountDocumentation } from './platform/http/documentation.ts'
import { handleErrors } from './platform/http/errors.ts'
import { mountFileRoute } from './platform/http/file-route.ts'
import { type Edge, type MountedRoute, mountRoutes } from './platform/http/mount.ts'
import { firstCard } from './platform/http/share-card.ts'
import { createStaticSite } from './platform/http/static.ts'
import { mountMetrics, systemRoutes } from './platform/http/system-routes.ts'
import { handleUnmatched } from './platform/http/unmatched.ts'
import { mountWechatPush } from './platform/http/wechat-push.ts'
import type { Platform } from './platform/index.ts'
import { pointsRoutes, welcomeNewShopper } from './points/index.ts'
import { campaignRoutes, promotionRoutes } from './promotions/index.ts'
import { budgetUnitRoutes, mountShareFiles, reservedShareOfficeRoutes } from './reserved-share/index.ts'
import { ratingOfMerchant, reviewPictureJudged, reviewRoutes } from './reviews/index.ts'
import {
  feeWaiverRoutes,
  type LiveSalesOf,
  mountStatementSheet,
  settlementRoutes,
} from './settlements/index.ts'
import { mountBulletinFile, mountOverviewFile, statisticsRoutes } from './statistics/index.ts'
import {
  mountStreamerFiles,
  requireShownStreamer,
  streamerCards,
  streamerOfficeRoutes,
  streamerRoutes,
} from './streamers/index.ts'
import { certificateConsequences, consequences, supervisedWorld } from './supervised.ts'
import {
  inspectionRoutes,
  mountSupervisionFiles,
  priceWatchRoutes,
  supervisionRoutes,
  tellOfLift,
} from './supervision/index.ts'
import { mountTraceFiles, traceabilityRoutes } from './traceability/index.ts'
import { mountEvidenceFile, unionEvidenceRoutes } from './union-evidence/index.ts'
import {
  budgetRoutes,
  grantRoutes,
  mountSourceFile,
  rosterRoutes,
  unionOfficeRoutes,
  unionRoutes,
} from './union-fund/index.ts'
import { receivedIn, unionPurchaseRoutes } from './union-purchases/index.ts'
import { mountVenuePoster, mountVenueSalesFile, venueDeskRoutes, venueRoutes } from './venues/index.ts'

export interface App {
  hono: Hono
  routes: MountedRoute[]
}

/** Puts every domain's routes on one app. The order of this list is the table of contents of the server. */
export function createApp(platform: Platform, options: { checkAnswers: boolean; welcome: boolean }): App {
  const { config, limits, log } = platform
  const edge: Edge = {
    verifyToken: currentActor(platform),
    takeLimit: (route, limit, caller) => limits.take(route, caller, limit),
    trustProxyHops: config.TRUST_PROXY_HOPS,
    checkAnswers: options.checkAnswers,
  }
  const hono = new Hono()
  handleErrors(hono, log)
  const routes = mountDomains(hono, edge, platform, options.welcome)
  mountNotification(hono, platform, orderPayable)
  mountWechatPush(hono, platform, {
    wxa_media_check: (message) =>
      receiveMediaCheck(platform, message, [reviewPictureJudged, afterSalePictureJudged]),
  })
  mountMetrics(hono, platform)
  mountDocumentation(hono, routes, config.PUBLIC_URL)
  mountFileRoute(hono, platform.files)
  mountEvidenceFile(hono, platform)
  mountSourceFile(hono, platform)
  mountCertificationFiles(hono, platform)
  mountQrCodes(hono, platform)
  mountCertificateExport(hono, { platform, catalogue: certifiable })
  mountSkuSheet(hono, platform)
  mountShippingFile(hono, platform)
  mountStatementSheet(hono, platform)
  mountLiveSumsFile(hono, platform, soldLines)
  mountCalendarFile(hono, platform)
  mountTraceFiles(hono, platform)
  mountMarkFile(hono, platform)
  mountStreamerFiles(hono, platform)
  mountOverviewFile(hono, platform)
  mountBulletinFile(hono, platform)
  mountVenuePoster(hono, platform)
  mountVenueSalesFile(hono, platform, venueSalesOf)
  mountMerchantDocument(hono, platform)
  mountShareFiles(hono, platform, chargedLines)
  mountMerchantLists(hono, platform, merchantShelf)
  mountSupervisionFiles(hono, supervisedWorld(platform))
  mountComplaintFiles(hono, platform)
  mountCaseExport(hono, platform)
  mountCaseDocument(hono, platform)
  const site = config.H5_DIRECTORY
    ? createStaticSite(
        config.H5_DIRECTORY,
        config.PUBLIC_URL,
        firstCard(shareCards(platform), liveCards(platform), streamerCards(platform)),
      )
    : null
  handleUnmatched(hono, site)
  return { hono, routes }
}

/** What venues, brands and marks ask of the catalogue. */
const shelf = {
  listProducts,
  loadSkusForSale,
  countiesOf,
  categoriesOf,
  productNames,
  productsById,
  refreshProducts,
  refreshListings,
  catalogueChanged,
}
/** What settlements ask of live sessions. */
const liveSalesOf: LiveSalesOf = (platform, period, merchantId) =>
  merchantLiveSales(platform, soldLines, period, merchantId)
/** What merchants ask of it. */
const merchantShelf = { barProductsOf, unbarProductsOf, catalogueChanged, countiesOf }

function mountDomains(app: Hono, edge: Edge, platform: Platform, welcome: boolean): MountedRoute[] {
  const identity = identityRoutes(platform, accountClosing, ...(welcome ? [welcomeNewShopper] : []))
  const certification = { platform, catalogue: certifiable }
  const supervision = supervisedWorld(platform)
  const complaints = { platform, consequences, certificates: certificateConsequences }
  return [
    ...mountRoutes(app, edge, '账号与地址', identityContract, identity),
    ...mountRoutes(app, edge, '商品与搜索', catalogContract, catalogRoutes(platform, ratingOfMerchant)),
    ...mountRoutes(app, edge, '帮扶认定', certificationContract, certificationRoutes(certification)),
    ...mountRoutes(
      app,
      edge,
      '认定工作台',
      certificationOfficeContract,
      certificationOfficeRoutes(certification),
    ),
    ...mountRoutes(app, edge, '专馆专柜专区', venuesContract, venueRoutes(platform, shelf)),
    ...mountRoutes(
      app,
      edge,
      '场馆工作台',
      venueDeskContract,
      venueDeskRoutes(platform, shelf, venueSalesOf),
    ),
    ...mountRoutes(app, edge, '品牌与标志', brandsContract, brandRoutes(platform, shelf)),
    ...mountRoutes(
      app,
      edge,
      '主播与直播基地',
      streamersContract,
      streamerRoutes(platform, soldByStreamer(soldLines)),
    ),
    ...mountRoutes(app, edge, '主播名册工作台', streamerOfficeContract, streamerOfficeRoutes(platform)),
    ...mountRoutes(app, edge, '购物车', cartContract, cartRoutes(platform)),
    ...mountRoutes(app, edge, '订单', { ...checkoutContract, ...ordersContract }, orderRoutes(platform)),
    ...mountRoutes(
      app,
      edge,
      '商家入驻与店铺',
      merchantsContract,
      merchantRoutes(platform, merchantShelf, returnAddressOf),
    ),
    ...mountRoutes(
      app,
      edge,
      '市场主体管理',
      merchantOfficeContract,
      merchantOfficeRoutes(platform, merchantShelf),
    ),
    ...mountRoutes(app, edge, '商家订单', merchantOrdersContract, merchantOrderRoutes(platform, recallGifts)),
    ...mountRoutes(app, edge, '商家商品', goodsContract, goodsRoutes(platform)),
    ...mountRoutes(app, edge, '商家发货与经营', orderDeskContract, orderDeskRoutes(platform)),
    ...mountRoutes(app, edge, '结算与打款', settlementsContract, settlementRoutes(platform)),
    ...mountRoutes(app, edge, '手续费减免', feeWaiversContract, feeWaiverRoutes(platform, liveSalesOf)),
    ...mountRoutes(app, edge, '售后', aftersalesContract, afterSaleRoutes(platform)),
    ...mountRoutes(app, edge, '支付', paymentsContract, paymentRoutes(platform, orderPayable)),
    ...mountRoutes(app, edge, '积分', pointsContract, pointsRoutes(platform, orderNumbersOf)),
    ...mountRoutes(app, edge, '活动与优惠券', promotionsContract, promotionRoutes(platform, isFirstOrder)),
    ...mountRoutes(app, edge, '积分抢购', flashSalesContract, flashSaleRoutes(platform, placeClaimedOrder)),
    ...mountRoutes(app, edge, '抢购工作台', flashOfficeContract, flashOfficeRoutes(platform)),
    ...mountRoutes(app, edge, '直播', liveContract, liveRoutes(platform, supportOf)),
    ...mountRoutes(app, edge, '直播工作台', liveDeskContract, liveDeskRoutes(platform, requireShownStreamer)),
    ...mountRoutes(app, edge, '直播提醒', liveRemindersContract, liveReminderRoutes(platform)),
    ...mountRoutes(
      app,
      edge,
      '直播归因与成效',
      liveReachContract,
      liveAttributionRoutes(platform, { sold: soldLines, remindersOf }),
    ),
    ...mountRoutes(app, edge, '活动工作台', campaignsContract, campaignRoutes(platform, quote)),
    ...mountRoutes(app, edge, '评价', reviewsContract, reviewRoutes(platform)),
    ...mountRoutes(
      app,
      edge,
      '溯源与召回',
      traceabilityContract,
      traceabilityRoutes(platform, ordersOfBatch, tellOfLift),
    ),
    ...mountRoutes(app, edge, '价格监测', priceWatchContract, priceWatchRoutes(supervision)),
    ...mountRoutes(app, edge, '信用与处置', supervisionContract, supervisionRoutes(supervision)),
    ...mountRoutes(app, edge, '抽检', inspectionsContract, inspectionRoutes(supervision)),
    ...mountRoutes(app, edge, '投诉举报', complaintsContract, complaintRoutes(complaints)),
    ...mountRoutes(app, edge, '市场监管工作台', complaintDeskContract, complaintDeskRoutes(complaints)),
    ...mountRoutes(app, edge, '工会会员', unionContract, unionRoutes(platform)),
    ...mountRoutes(app, edge, '工会工作台', unionOfficeContract, unionOfficeRoutes(platform)),
    ...mountRoutes(app, edge, '工会预算', unionBudgetsContract, budgetRoutes(platform, readSpendings)),
    ...mountRoutes(app, edge, '工会名册', unionRosterContract, rosterRoutes(platform, receivedIn)),
    ...mountRoutes(
      app,
      edge,
      '工会发放',
      unionGrantsContract,
      grantRoutes(platform, readSpendings, receivedIn),
    ),
    ...mountRoutes(app, edge, '工会集体采购', unionPurchasesContract, unionPurchaseRoutes(platform)),
    ...mountRoutes(app, edge, '工会凭证材料', unionEvidenceContract, unionEvidenceRoutes(platform)),
    ...mountRoutes(
      app,
      edge,
      '预算单位预留份额',
      budgetUnitContract,
      budgetUnitRoutes(platform, chargedLines),
    ),
    ...mountRoutes(
      app,
      edge,
      '预留份额管理',
      reservedShareOfficeContract,
      reservedShareOfficeRoutes(platform, chargedLines),
    ),
    ...mountRoutes(app, edge, '消息', messagesContract, messageRoutes(platform)),
    ...mountRoutes(app, edge, '消费帮扶统计', statisticsContract, statisticsRoutes(platform)),
    ...mountRoutes(app, edge, '平台运营', operationsContract, operationsRoutes(platform)),
    ...mountRoutes(
      app,
      edge,
      '主管部门人员',
      officesContract,
      officeRoutes(platform, casesChanged, merchantsOfStaff),
    ),
    ...mountRoutes(app, edge, '运行状态', systemContract, systemRoutes(platform)),
  ]
}
