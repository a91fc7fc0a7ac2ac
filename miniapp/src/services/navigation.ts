import Taro from '@tarojs/taro'

const tabs = ['/pages/home/index', '/pages/category/index', '/pages/cart/index', '/pages/mine/index']

/** Page paths in one place, so that a link can't point at a page that does not exist. */
export const pages = {
  home: '/pages/home/index',
  category: '/pages/category/index',
  cart: '/pages/cart/index',
  mine: '/pages/mine/index',
  search: '/packages/goods/search/index',
  product: '/packages/goods/product/index',
  shop: '/packages/goods/merchant/index',
  checkout: '/packages/order/checkout/index',
  result: '/packages/order/result/index',
  orders: '/packages/order/orders/index',
  order: '/packages/order/detail/index',
  tracking: '/packages/order/tracking/index',
  afterSales: '/packages/after-sale/cases/index',
  afterSale: '/packages/after-sale/detail/index',
  afterSaleApply: '/packages/after-sale/apply/index',
  merchantAfterSales: '/packages/merchant/after-sales/index',
  merchantAfterSale: '/packages/merchant/after-sale/index',
  operatorAfterSales: '/packages/operator/after-sales/index',
  operatorAfterSale: '/packages/operator/after-sale/index',
  login: '/packages/user/login/index',
  addresses: '/packages/user/addresses/index',
  addressEdit: '/packages/user/address-edit/index',
  settings: '/packages/user/settings/index',
  closeAccount: '/packages/user/close-account/index',
  document: '/packages/user/document/index',
  allowances: '/packages/union/allowances/index',
  allowance: '/packages/union/allowance/index',
  allowanceEntries: '/packages/union/entries/index',
  distributions: '/packages/union/distributions/index',
  membership: '/packages/union/membership/index',
  points: '/packages/member/points/index',
  flashSessions: '/packages/flash/sessions/index',
  flashItem: '/packages/flash/item/index',
  flashClaims: '/packages/flash/claims/index',
  flashClaim: '/packages/flash/claim/index',
  live: '/packages/live/channel/index',
  liveSession: '/packages/live/session/index',
  liveLink: '/packages/live/link/index',
  deskLive: '/packages/live-desk/list/index',
  deskLiveCalendar: '/packages/live-desk/calendar/index',
  deskLiveEdit: '/packages/live-desk/edit/index',
  deskLiveSession: '/packages/live-desk/session/index',
  deskLiveRooms: '/packages/live-desk/rooms/index',
  messages: '/packages/member/messages/index',
  streamers: '/packages/streamers/list/index',
  streamer: '/packages/streamers/streamer/index',
  register: '/packages/streamer-office/register/index',
  registerStreamer: '/packages/streamer-office/streamer/index',
  registerEntry: '/packages/streamer-office/entry/index',
  registerTraining: '/packages/streamer-office/training/index',
  registerImport: '/packages/streamer-office/import/index',
  registerProgress: '/packages/streamer-office/progress/index',
  ownStreamers: '/packages/streamer-office/own/index',
  ownStreamer: '/packages/streamer-office/own-streamer/index',
  salesOverview: '/packages/statistics/overview/index',
  countySales: '/packages/statistics/county/index',
  productSales: '/packages/statistics/product/index',
  salesTargets: '/packages/statistics/targets/index',
  bulletins: '/packages/statistics/bulletins/index',
  bulletin: '/packages/statistics/bulletin/index',
  brand: '/packages/brands/brand/index',
  brandDesk: '/packages/brands/desk/index',
  brandEdit: '/packages/brands/edit/index',
  merchantMarks: '/packages/brands/marks/index',
  markNew: '/packages/brands/mark-new/index',
  countyMarks: '/packages/brands/county-marks/index',
  complain: '/packages/complaints/form/index',
  ownCases: '/packages/complaints/mine/index',
  ownCase: '/packages/complaints/case/index',
  caseDocument: '/packages/complaints/document/index',
  handledCases: '/packages/complaints/board/index',
  merchantCases: '/packages/merchant-cases/list/index',
  merchantCase: '/packages/merchant-cases/case/index',
  regulatorCases: '/packages/regulator/cases/index',
  regulatorCase: '/packages/regulator/case/index',
  regulatorCalendar: '/packages/regulator/calendar/index',
  priceAlerts: '/packages/supervision/alerts/index',
  watchedPrices: '/packages/supervision/prices/index',
  skuPrices: '/packages/supervision/price/index',
  referencePrices: '/packages/supervision/references/index',
  merchantCredits: '/packages/supervision/merchants/index',
  merchantCredit: '/packages/supervision/merchant/index',
  measures: '/packages/supervision/measures/index',
  measureNew: '/packages/supervision/measure-new/index',
  measureAppeals: '/packages/supervision/appeals/index',
  measureAppeal: '/packages/supervision/appeal/index',
  inspections: '/packages/supervision/inspections/index',
  inspection: '/packages/supervision/inspection/index',
  ownCredit: '/packages/supervision-merchant/credit/index',
  appealNew: '/packages/supervision-merchant/appeal/index',
  regulatorStatistics: '/packages/regulator/statistics/index',
  trace: '/packages/trace/view/index',
  batches: '/packages/trace/batches/index',
  batch: '/packages/trace/batch/index',
  batchNew: '/packages/trace/batch-new/index',
  traceEvent: '/packages/trace/event/index',
  venues: '/packages/venues/list/index',
  venue: '/packages/venues/detail/index',
  certificate: '/packages/certificates/certificate/index',
  notices: '/packages/certificates/notices/index',
  notice: '/packages/certificates/notice/index',
  revocations: '/packages/certificates/revocations/index',
  certify: '/packages/certify/list/index',
  certifyEdit: '/packages/certify/edit/index',
  certifyCase: '/packages/certify/case/index',
  certifyRecheck: '/packages/certify/recheck/index',
  officeCases: '/packages/certify-office/cases/index',
  officeCase: '/packages/certify-office/case/index',
  officeObjections: '/packages/certify-office/objections/index',
  officeCertificates: '/packages/certify-office/certificates/index',
  officeCertificate: '/packages/certify-office/certificate/index',
  officeCertificateImport: '/packages/certify-office/import/index',
  officeStatistics: '/packages/certify-office/statistics/index',
  operatorVenues: '/packages/operator/venues/index',
  operatorVenue: '/packages/operator/venue/index',
  operatorVenueSales: '/packages/operator/venue-sales/index',
  operatorRunning: '/packages/operator/running/index',
  operatorUnions: '/packages/operator/unions/index',
  operatorCounterStock: '/packages/operator/counter-stock/index',
  zone: '/packages/promotion/zone/index',
  campaign: '/packages/promotion/campaign/index',
  coupons: '/packages/promotion/coupons/index',
  wallet: '/packages/promotion/wallet/index',
  coupon: '/packages/promotion/coupon/index',
  reviewWrite: '/packages/review/write/index',
  myReviews: '/packages/review/mine/index',
  productReviews: '/packages/review/product/index',
  merchantReviews: '/packages/merchant/reviews/index',
  reviewDecisions: '/packages/operator/reviews/index',
  merchantInvoices: '/packages/merchant/invoices/index',
  deskGoods: '/packages/shop-desk/goods/index',
  deskProduct: '/packages/shop-desk/product/index',
  deskPrices: '/packages/shop-desk/prices/index',
  deskOrders: '/packages/shop-desk/orders/index',
  deskOrder: '/packages/shop-desk/order/index',
  deskShipping: '/packages/shop-desk/shipping/index',
  deskStatement: '/packages/shop-desk/statement/index',
  deskSales: '/packages/shop-desk/sales/index',
  operatorListings: '/packages/operator/listings/index',
  operatorPayouts: '/packages/operator/payouts/index',
  merchantShop: '/packages/merchant/shop/index',
  merchantFreight: '/packages/merchant/freight/index',
  merchantLicences: '/packages/merchant/licences/index',
  merchantStaff: '/packages/merchant/staff/index',
  entry: '/packages/entry/home/index',
  entryForm: '/packages/entry/form/index',
  entryApplications: '/packages/merchant-office/applications/index',
  entryApplication: '/packages/merchant-office/application/index',
  entryLicences: '/packages/merchant-office/licences/index',
  supervisedMerchants: '/packages/merchant-office/merchants/index',
  supervisedMerchant: '/packages/merchant-office/merchant/index',
  offices: '/packages/merchant-office/offices/index',
  office: '/packages/union-office/overview/index',
  officeOfficers: '/packages/union-office/officers/index',
  officeBudget: '/packages/union-office/budget/index',
  officeRoster: '/packages/union-office/roster/index',
  officeImport: '/packages/union-office/roster-import/index',
  officeGrants: '/packages/union-office/grants/index',
  officeGrant: '/packages/union-office/grant/index',
  officeGrantNew: '/packages/union-office/grant-new/index',
  officePurchases: '/packages/union-office/purchases/index',
  officePurchase: '/packages/union-office/purchase/index',
  officePurchaseNew: '/packages/union-office/purchase-new/index',
  officeInvoices: '/packages/union-office/invoices/index',
  officeEvidence: '/packages/union-office/evidence/index',
  liveResult: '/packages/live-desk/result/index',
  liveSums: '/packages/live-desk/sums/index',
  feeWaivers: '/packages/live-desk/waivers/index',
  budgetUnit: '/packages/reserved-share/home/index',
  shareFiling: '/packages/reserved-share/filing/index',
  shareOrders: '/packages/reserved-share/orders/index',
  shareUnits: '/packages/reserved-share/units/index',
  shareUnit: '/packages/reserved-share/unit/index',
  budgetUnits: '/packages/reserved-share/register/index',
  budgetUnitEdit: '/packages/reserved-share/registration/index',
  benchCampaigns: '/packages/campaigns/list/index',
  benchCampaignEdit: '/packages/campaigns/edit/index',
  benchCampaign: '/packages/campaigns/campaign/index',
  benchCalendar: '/packages/campaigns/calendar/index',
  benchFlashSales: '/packages/campaigns/flash-list/index',
  benchFlashEdit: '/packages/campaigns/flash-edit/index',
  benchFlashLive: '/packages/campaigns/flash-live/index',
  benchCoupons: '/packages/campaigns/coupons/index',
  benchCouponEdit: '/packages/campaigns/coupon-edit/index',
  benchCoupon: '/packages/campaigns/coupon/index',
} as const

/** `path?key=value`, values escaped, empty ones left out. */
export function pageUrl(page: string, query: Record<string, string | number | undefined> = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
  return pairs.length > 0 ? `${page}?${pairs.join('&')}` : page
}

/** Opens a page of the app: switches to a tab page, opens any other on top. Ten pages deep it replaces the top. */
export function openPage(url: string): void {
  const path = url.split('?')[0] ?? url
  if (tabs.includes(path)) {
    void Taro.switchTab({ url: path })
    return
  }
  // WeChat holds at most ten pages.
  if (Taro.getCurrentPages().length >= 10) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Goes back, or home when the page was opened from outside and nothing lies below it. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: pages.home })
}

/** Opens the login page; from there it goes on to `next`, a page of the app, else back to where the person was. */
export function goLogin(next?: string): void {
  openPage(pageUrl(pages.login, { next }))
}

/** Leaves a page that has done its work for another, which takes its place. */
export async function replacePage(url: string): Promise<void> {
  const path = url.split('?')[0] ?? url
  await (tabs.includes(path) ? Taro.switchTab({ url: path }) : Taro.redirectTo({ url }))
}

/** Goes back to the nearest such page below, past those in between; where there is none, it takes this page's place. */
export function backToPage(url: string): void {
  const [path = url] = url.split('?')
  const stack = Taro.getCurrentPages()
  const routes = stack.map((one) => `/${one.route ?? ''}`.replace('//', '/'))
  const at = routes.map((route) => route.startsWith(path)).lastIndexOf(true)
  if (at >= 0) void Taro.navigateBack({ delta: stack.length - 1 - at })
  else void replacePage(url)
}

/** Where the addresses page leads back to once one is picked, by its `select`; undefined when it is not to pick. */
export function selectTarget(select: string | undefined): string | undefined {
  if (select === '1') return pages.checkout
  return select === 'flashItem' || select === 'flashClaim' ? pages[select] : undefined
}

/** Whether a url names a page of this app, as what comes from an address must. */
export function isOwnPage(url: string): boolean {
  return (Object.values(pages) as string[]).includes(url.split('?')[0] ?? '')
}
