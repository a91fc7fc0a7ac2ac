import { liveReachPolicy } from './policy-live-reach.ts'
import { reservedSharePolicy } from './policy-reserved-share.ts'
import { streamerPolicy } from './policy-streamers.ts'
import { supervisionPolicy } from './policy-supervision.ts'

/**
 * Policy parameters: numbers that an authority or the operator may change. Value, unit, ground and the date from
 * which it holds; nothing of the kind stands in code elsewhere.
 */
export interface PolicyParameter {
  value: number
  unit:
    | 'minutes'
    | 'hours'
    | 'days'
    | 'workingDays'
    | 'years'
    | 'count'
    | 'fen'
    | 'percent'
    | 'perMille'
    /** A day, written as a number: 20261201. */
    | 'date'
    | 'switch'
    | 'monthDay'
  basis: string
  validFrom: string
}

export const policy = {
  /** A placed order keeps its stock this long without payment. */
  paymentTimeout: {
    value: 30,
    unit: 'minutes',
    basis: '平台交易规则：下单后 30 分钟未付款自动关闭',
    validFrom: '2026-01-01',
  },
  /** A shipped order counts as received after this long. */
  automaticReceipt: {
    value: 10,
    unit: 'days',
    basis: '平台交易规则：发货后 10 日自动确认收货',
    validFrom: '2026-01-01',
  },
  /** A paid order is handed to a carrier within so long, unless the shop promises otherwise on the listing. */
  shippingDeadline: {
    value: 48,
    unit: 'hours',
    basis:
      '《消费者权益保护法》第十六条、《电子商务法》第二十条：按照承诺或者约定的时限交付；商家没有承诺的，平台交易规则：付款后 48 小时内发货',
    validFrom: '2026-11-27',
  },
  /** A listing's own promise counts up to so long. */
  shippingPromiseMax: {
    value: 360,
    unit: 'hours',
    basis: '平台交易规则：商品页承诺的发货时间最长 15 日',
    validFrom: '2026-11-27',
  },
  /** The shop is reminded so long before an order is late. */
  shippingReminder: {
    value: 12,
    unit: 'hours',
    basis: '平台交易规则：最晚发货前 12 小时提醒商家',
    validFrom: '2026-11-27',
  },
  /** A shop hears of new orders once in so long at most. */
  paidOrdersNotice: {
    value: 10,
    unit: 'minutes',
    basis: '平台消息规则：新订单每 10 分钟最多提醒一次',
    validFrom: '2026-11-27',
  },
  /** Orders that one payment may pay: WeChat hears of no more parcels for it. */
  ordersPerPayment: {
    value: 10,
    unit: 'count',
    basis: '微信发货信息录入接口（upload_shipping_info）：一笔支付最多 10 个物流单；平台每个商家一个包裹',
    validFrom: '2026-11-27',
  },
  /** The carrier does not say that it was signed for: automatic receipt waits so long and asks again … */
  receiptPostponement: {
    value: 5,
    unit: 'days',
    basis: '平台交易规则：到期时快递未显示签收的，自动确认收货顺延 5 日',
    validFrom: '2026-11-27',
  },
  /** … until so long after shipping, whatever the carrier says. */
  automaticReceiptLatest: {
    value: 30,
    unit: 'days',
    basis: '平台交易规则：发货满 30 日仍未显示签收、买家也没有申请售后的，自动确认收货',
    validFrom: '2026-11-27',
  },
  /** The buyer is told so long before an order counts as received by itself. */
  receiptReminder: {
    value: 2,
    unit: 'days',
    basis: '平台交易规则：自动确认收货前 2 日提醒买家',
    validFrom: '2026-11-27',
  },
  /** The buyer may put automatic receipt off once, by so long. */
  receiptExtension: {
    value: 7,
    unit: 'days',
    basis: '平台交易规则：每个订单可延长收货一次，延长 7 日',
    validFrom: '2026-11-27',
  },
  /** What the system took for received and never came may be claimed so long afterwards. */
  notArrivedClaim: {
    value: 15,
    unit: 'days',
    basis: '平台售后规则：系统自动确认收货后 15 日内，没有收到货的仍可申请退款',
    validFrom: '2026-11-27',
  },
  /** After receipt the order is completed when the return period has passed. */
  returnPeriod: {
    value: 7,
    unit: 'days',
    basis: '《消费者权益保护法》第二十五条：七日无理由退货',
    validFrom: '2014-03-15',
  },
  /** What one union member may be granted in a calendar year, in fen, unless the union sets less. */
  unionMemberYearCap: {
    value: 200_000,
    unit: 'fen',
    basis: '《基层工会经费收支管理办法》（总工办发〔2017〕32号）第八条：逢年过节慰问标准由上级工会规定',
    validFrom: '2026-01-01',
  },
  /** Points for each whole yuan of own money and goods received. */
  pointsPerYuanSpent: { value: 1, unit: 'count', basis: '平台积分规则', validFrom: '2026-01-01' },
  /** So many points pay one fen at checkout: a hundred points are one yuan. */
  pointsPerFenDeducted: { value: 1, unit: 'count', basis: '平台积分规则', validFrom: '2026-01-01' },
  /** The largest share of a line's goods that points may pay. */
  pointsDeductionMax: { value: 20, unit: 'percent', basis: '平台积分规则', validFrom: '2026-01-01' },
  pointsCheckIn: {
    value: 5,
    unit: 'count',
    basis: '平台积分规则：连续第 7 天起每日 10 分',
    validFrom: '2026-01-01',
  },
  pointsCheckInLongStreak: {
    value: 10,
    unit: 'count',
    basis: '平台积分规则：连续第 7 天起每日 10 分',
    validFrom: '2026-01-01',
  },
  pointsFirstReview: {
    value: 50,
    unit: 'count',
    basis: '平台积分规则：首次无投诉评价',
    validFrom: '2026-01-01',
  },
  /** After receipt a line can be reviewed so long. */
  reviewPeriod: {
    value: 90,
    unit: 'days',
    basis: '平台评价规则：收货后 90 日内可评价',
    validFrom: '2026-01-01',
  },
  /** WeChat's check of what people write is waited for so long, then the operator decides. */
  contentCheckPatience: {
    value: 1,
    unit: 'days',
    basis: '平台评价规则：一日内未完成自动审核的转人工审核',
    validFrom: '2026-01-01',
  },
  pointsPerSharedSale: {
    value: 30,
    unit: 'count',
    basis: '平台积分规则：分享带来成交',
    validFrom: '2026-01-01',
  },
  /** A crossed-out price may be no higher than the lowest one of so many days before the promotion. */
  originalPriceDays: {
    value: 7,
    unit: 'days',
    basis:
      '《规范促销行为暂行规定》（国家市场监督管理总局令第32号）第二十条：折价、减价以同一经营者在同一经营场所内、本次促销活动前七日内最低成交价格为基准；前七日内没有交易的，以本次促销活动前最后一次交易价格为基准',
    validFrom: '2020-12-01',
  },
  /** What a new shopper begins with: enough for a first flash sale. */
  pointsWelcome: { value: 200, unit: 'count', basis: '平台积分规则：新人注册礼', validFrom: '2026-11-26' },
  /** Won in a flash sale: the address is to be chosen and the money part paid within so long. */
  flashPaymentTimeout: {
    value: 10,
    unit: 'minutes',
    basis: '平台积分抢购规则：抢到后 10 分钟内确认地址并付款，逾期释放',
    validFrom: '2026-11-26',
  },
  /** An account is new for so long. */
  flashNewMember: { value: 30, unit: 'days', basis: '平台积分抢购规则：新人专场', validFrom: '2026-11-26' },
  /** Whoever asked for it is reminded so long before a flash sale begins. */
  flashReminder: {
    value: 3,
    unit: 'minutes',
    basis: '平台积分抢购规则：开抢前 3 分钟提醒',
    validFrom: '2026-11-26',
  },
  /** A coupon is called to mind so many days before its end. */
  couponReminder: { value: 2, unit: 'days', basis: '平台优惠券规则', validFrom: '2026-01-01' },
  /** A merchant is told so many days before a licence ends. */
  licenceWarning: {
    value: 30,
    unit: 'days',
    basis:
      '平台入驻规则：证照到期前 30 日提醒；《食品经营许可和备案管理办法》（国家市场监督管理总局令第78号）：有效期届满前申请延续',
    validFrom: '2026-11-26',
  },
  cartLinesMax: { value: 120, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
  addressesMax: { value: 50, unit: 'count', basis: '平台交易规则', validFrom: '2026-01-01' },
  /** A merchant who has not answered a request for after-sales by then has agreed to it. */
  afterSaleAnswer: {
    value: 48,
    unit: 'hours',
    basis: '平台售后规则：商家 48 小时内未处理视为同意',
    validFrom: '2026-01-01',
  },
  /** A quality fault may be claimed this long after receipt. */
  qualityClaim: {
    value: 30,
    unit: 'days',
    basis: '《消费者权益保护法》第二十四条；平台售后规则：质量问题自收货起 30 日内可申请',
    validFrom: '2026-01-01',
  },
  /** Fresh goods that arrived damaged are claimed within so long after receipt, with a photo. */
  freshDamageClaim: {
    value: 24,
    unit: 'hours',
    basis: '平台售后规则：鲜活易腐商品到货损坏，收货后 24 小时内凭照片申请',
    validFrom: '2026-01-01',
  },
  /** Damaged fresh goods worth no more than this are refunded at once … */
  quickRefundMax: {
    value: 5_000,
    unit: 'fen',
    basis: '平台售后规则：鲜活商品坏果极速退款限额',
    validFrom: '2026-01-01',
  },
  /** … so many times a shopper and calendar month; after that the merchant answers as usual. */
  quickRefundsPerMonth: {
    value: 3,
    unit: 'count',
    basis: '平台售后规则：每位买家每月极速退款次数',
    validFrom: '2026-01-01',
  },
  /** After approval the buyer hands the goods to a carrier within so long. */
  returnShipment: {
    value: 7,
    unit: 'days',
    basis: '平台售后规则：同意退货后 7 日内寄出，逾期关闭',
    validFrom: '2026-01-01',
  },
  /** The merchant looks at goods that arrived within so long … */
  returnInspection: {
    value: 3,
    unit: 'days',
    basis: '《消费者权益保护法》第二十五条：收到退货起七日内返还价款；平台售后规则：到货 3 日内验货',
    validFrom: '2026-01-01',
  },
  /** … and so long after they were sent at the latest, whether or not the arrival was noted. */
  returnInspectionLatest: {
    value: 10,
    unit: 'days',
    basis: '平台售后规则：退货寄出 10 日仍未验货视为通过',
    validFrom: '2026-01-01',
  },
  /** Goods to be exchanged passed the inspection: the others are sent within so long, or the money goes back. */
  replacementShipment: {
    value: 3,
    unit: 'days',
    basis: '平台售后规则：验货通过后 3 日内发出换货，逾期转为退款',
    validFrom: '2026-01-01',
  },
  /** A replacement counts as received this long after it was sent. */
  replacementReceipt: {
    value: 10,
    unit: 'days',
    basis: '平台售后规则：换货发出 10 日后自动确认收货',
    validFrom: '2026-01-01',
  },
  /** The platform may be asked to decide within so long after a rejection or a failed inspection. */
  afterSaleEscalation: {
    value: 7,
    unit: 'days',
    basis: '平台售后规则：商家拒绝后 7 日内可申请平台介入',
    validFrom: '2026-01-01',
  },
  /** By then the platform means to have decided. */
  arbitration: {
    value: 7,
    unit: 'days',
    basis: '平台售后规则：平台介入后 7 日内作出处理',
    validFrom: '2026-01-01',
  },
  afterSalePhotosMax: { value: 9, unit: 'count', basis: '平台售后规则', validFrom: '2026-01-01' },
  /** Messages that all sides may write on one case. */
  afterSaleMessagesMax: { value: 100, unit: 'count', basis: '平台售后规则', validFrom: '2026-01-01' },
  /** A complaint is accepted or refused within so long of its receipt. */
  complaintAccepted: {
    value: 7,
    unit: 'workingDays',
    basis:
      '《市场监督管理投诉举报处理暂行办法》（国家市场监督管理总局令第20号）第十四条：自收到投诉之日起七个工作日内作出受理或者不予受理的决定，并告知投诉人',
    validFrom: '2020-01-01',
  },
  /** Mediation ends so long after acceptance at the latest. */
  complaintMediated: {
    value: 45,
    unit: 'workingDays',
    basis: '总局令第20号第二十一条第五项：自投诉受理之日起四十五个工作日内未能达成调解协议的，终止调解',
    validFrom: '2020-01-01',
  },
  /** Both are told within so long of the end. */
  complaintTold: {
    value: 7,
    unit: 'workingDays',
    basis: '总局令第20号第二十一条：自作出终止调解决定之日起七个工作日内告知投诉人和被投诉人',
    validFrom: '2020-01-01',
  },
  /** A dispute older than this is refused, as the law has it. */
  complaintYears: {
    value: 3,
    unit: 'years',
    basis: '总局令第20号第十五条第四项：知道或者应当知道权益受侵害之日起超过三年的，不予受理',
    validFrom: '2020-01-01',
  },
  /** A report is verified and decided on within so long … */
  reportVerified: {
    value: 15,
    unit: 'workingDays',
    basis: '《市场监督管理行政处罚程序规定》第十八条：自收到材料之日起十五个工作日内予以核查，决定是否立案',
    validFrom: '2019-04-01',
  },
  /** … and once so long more. */
  reportVerifiedMore: {
    value: 15,
    unit: 'workingDays',
    basis: '《市场监督管理行政处罚程序规定》第十八条：特殊情况下经负责人批准可以延长十五个工作日',
    validFrom: '2019-04-01',
  },
  /** A real-name reporter is told within so long of the decision. */
  reportTold: {
    value: 5,
    unit: 'workingDays',
    basis: '总局令第20号第三十一条：自作出是否立案决定之日起五个工作日内告知实名举报人',
    validFrom: '2020-01-01',
  },
  /** A filed case is decided within so long. */
  filedCaseDecided: {
    value: 90,
    unit: 'days',
    basis: '《市场监督管理行政处罚程序规定》第六十四条：自立案之日起九十日内作出处理决定',
    validFrom: '2021-07-15',
  },
  /** A penalty is announced, and not decided before the merchant had so long for its statement. */
  penaltyStatement: {
    value: 5,
    unit: 'workingDays',
    basis:
      '《行政处罚法》第四十四、四十五条；《市场监督管理行政处罚程序规定》第五十七条：自告知书送达之日起五个工作日',
    validFrom: '2021-07-15',
  },
  /** A merchant answers what market supervision asks within so long. */
  caseReply: {
    value: 5,
    unit: 'workingDays',
    basis: '《消费者权益保护法》第四十六条；平台规则：商家 5 个工作日内答复市场监管部门转来的投诉',
    validFrom: '2026-01-01',
  },
  /** WeChat Pay sends money of a payment back so long; later it is paid another way. */
  paymentRefundable: {
    value: 365,
    unit: 'days',
    basis: '微信支付 API v3 退款规则：交易时间超过一年的订单无法提交退款',
    validFrom: '2020-01-01',
  },
  /** Evidence that was sent in and is on no case is kept so long: a draft on the phone may still name it. */
  looseEvidence: {
    value: 7,
    unit: 'days',
    basis: '《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间；平台规则：7 日',
    validFrom: '2026-01-01',
  },
  /** An offer of a mediation may be answered so long. */
  offerAnswer: {
    value: 3,
    unit: 'workingDays',
    basis: '平台规则：调解方案发出后 3 个工作日内答复',
    validFrom: '2026-01-01',
  },
  /** An offer of a mediation promises what is done within so long of the day it is made. */
  offerPerformed: {
    value: 60,
    unit: 'days',
    basis: '平台规则：调解方案约定的履行期限不超过 60 日',
    validFrom: '2026-01-01',
  },
  /** Officers are warned so many working days before a deadline. */
  deadlineWarning: {
    value: 2,
    unit: 'workingDays',
    basis: '平台规则：法定期限届满前 2 个工作日提醒',
    validFrom: '2026-01-01',
  },
  /** 催办: once in so many working days. */
  hurryInterval: {
    value: 3,
    unit: 'workingDays',
    basis: '平台规则：每 3 个工作日可催办一次',
    validFrom: '2026-01-01',
  },
  /** Cases that one account may open a day: the law asks for true ones. */
  casesPerDay: {
    value: 10,
    unit: 'count',
    basis: '平台规则：每个账号每日最多提交 10 件投诉举报',
    validFrom: '2026-01-01',
  },
  caseFilesMax: {
    value: 12,
    unit: 'count',
    basis: '平台规则：每次最多上传 12 份材料',
    validFrom: '2026-01-01',
  },
  /** Messages and acts of one side on a case, beside the replies that it was asked for. */
  caseMessagesMax: { value: 200, unit: 'count', basis: '平台规则', validFrom: '2026-01-01' },
  /** The public may object to an intended certification so long, from the working day after the notice appears. */
  certificationNotice: {
    value: 5,
    unit: 'workingDays',
    basis:
      '渝府办发〔2021〕88号（一）：市场主体自愿申请、区县主管部门认定、定期公示发布；天数按各地惯例取 5 个工作日',
    validFrom: '2021-08-01',
  },
  certificationValidity: {
    value: 3,
    unit: 'years',
    basis: '《消费帮扶产品认定办法》（2024）：认定有效期 2 至 3 年',
    validFrom: '2024-01-01',
  },
  /** What was published from this day on comes by application, review and notice alone; lists of before are imported. */
  certificationGoLive: {
    value: 20_261_201,
    unit: 'date',
    basis:
      '渝府办发〔2021〕88号（一）：申请、认定、公示、发布；平台认定规则：平台上线前已发布的认定可以导入，上线起的一律在平台办理',
    validFrom: '2026-12-01',
  },
  /** A certificate is checked anew on its anniversary; the county sees it coming so long ahead. */
  certificationRecheckAhead: {
    value: 60,
    unit: 'days',
    basis: '《消费帮扶产品认定办法》（2024）：实行动态管理，每年复核',
    validFrom: '2024-01-01',
  },
  /** A re-check that nobody did so long after its day suspends the certificate until it is done. */
  certificationRecheckGrace: {
    value: 30,
    unit: 'days',
    basis:
      '《消费帮扶产品认定办法》（2024）：实行动态管理，每年复核；平台认定规则：逾期 30 日未复核的，暂停认定，复核通过后恢复',
    validFrom: '2026-12-01',
  },
  /** Renewal may be applied for so long before a certificate ends. */
  certificationRenewalAhead: {
    value: 90,
    unit: 'days',
    basis: '平台认定规则：到期前 90 日内可申请续期',
    validFrom: '2026-01-01',
  },
  /** Merchants are told that a certificate ends so long before, and once more … */
  certificationEndFirstReminder: { value: 60, unit: 'days', basis: '平台认定规则', validFrom: '2026-01-01' },
  certificationEndLastReminder: { value: 30, unit: 'days', basis: '平台认定规则', validFrom: '2026-01-01' },
  /** Goods worth so much a year are the least that a certified product supplies. */
  certificationYearlySupply: {
    value: 50_000_000,
    unit: 'fen',
    basis: '《消费帮扶产品认定办法》（2024）：年供应价值不低于 50 万元',
    validFrom: '2024-01-01',
  },
  /** 1: new listings and changes of name, category and pictures are looked at before they show; 0: nothing is. */
  listingReview: {
    value: 1,
    unit: 'switch',
    basis:
      '《网络交易监督管理办法》第二十九条：平台对商品信息建立检查监控制度；平台上架规则：新上架与名称、类目、图片的改动先审后发，价格与库存不审',
    validFrom: '2026-11-26',
  },
  /** Kept of what is paid out to a merchant; 0 keeps nothing. */
  merchantFee: {
    value: 6,
    unit: 'perMille',
    basis: '平台结算规则：代收微信支付手续费千分之六，平台不另收服务费',
    validFrom: '2026-11-26',
  },
  /** Operators hear of a payout whose bank receipt nobody has written down by then; it stays under way until they end it. */
  payoutReceipt: {
    value: 30,
    unit: 'days',
    basis:
      '平台结算规则：打款满 30 日未登记银行回单的，提醒运营人员向银行核实；查明前货款保持在途，不重复打款',
    validFrom: '2026-11-26',
  },
  /** Scanned in a venue: orders placed so long afterwards count for it. */
  venueAttribution: {
    value: 24,
    unit: 'hours',
    basis:
      '平台场馆规则：扫场馆码后 24 小时内的订单计入该场馆；渝府办发〔2021〕88号：升级消费帮扶专馆专柜专区',
    validFrom: '2026-11-26',
  },
  /** So many events a batch's chain may have; the last places are kept for recalls. */
  traceEventsMax: { value: 300, unit: 'count', basis: '平台溯源规则', validFrom: '2026-11-26' },
  ...supervisionPolicy,
  ...streamerPolicy,
  ...liveReachPolicy,
  ...reservedSharePolicy,
} as const satisfies Record<string, PolicyParameter>
