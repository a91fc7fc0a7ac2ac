import type { Role } from '@yuxiang/shared/api/identity'
import { pages, pageUrl } from '@/services/navigation'
import type { Way } from './side-nav'
import { supervisionWays } from './supervision-ways'

/** A part of a desk: named in the navigation beside its pages; with a hint, under 我的 as well. */
interface DeskWay extends Way {
  /** None: its neighbour under 我的 leads there, too. */
  hint?: string
}

export interface Desk {
  /** Whose desk it is. */
  name: string
  ways: readonly DeskWay[]
}

/** The operator's and the merchants' desks have these in common. */
const campaignWays = [
  {
    key: 'campaigns',
    name: '活动',
    icon: 'coin',
    hint: '满减满赠、限时特价、优惠券与活动日历',
    to: pages.benchCampaigns,
  },
  { key: 'calendar', name: '活动日历', icon: 'clock', to: pages.benchCalendar },
  { key: 'coupons', name: '优惠券', icon: 'wallet', to: pages.benchCoupons },
  {
    key: 'live',
    name: '直播',
    icon: 'live',
    hint: '排期、商品与预留库存，开播时的讲解',
    to: pages.deskLive,
  },
] as const satisfies readonly DeskWay[]

/** What “2111” is kept by, at the desks of counties, city and operator. */
const registerWays = [
  {
    key: 'streamers',
    name: '主播名册',
    icon: 'broadcast',
    hint: '主播、直播基地、机构、品牌与培训',
    to: pages.register,
  },
  {
    key: 'streamerProgress',
    name: '2111 工程进度',
    icon: 'chart',
    hint: '直播带货工程的年度目标与完成',
    to: pages.registerProgress,
  },
] as const satisfies readonly DeskWay[]

/** 消费帮扶统计与通报, at the desks of counties and city. */
const statisticsWays = [
  {
    key: 'sales',
    name: '消费帮扶统计',
    icon: 'chart',
    hint: '认定产品销售，对比计划与上年',
    to: pages.salesOverview,
  },
  {
    key: 'bulletins',
    name: '消费帮扶通报',
    icon: 'book',
    hint: '市级按期发布的进展通报',
    to: pages.bulletins,
  },
] as const satisfies readonly DeskWay[]

/** The desks of those who work here, by role, with everything each leads to. */
export const desks = {
  merchant: {
    name: '商家工作台',
    ways: [
      {
        key: 'orders',
        name: '订单与发货',
        icon: 'truck',
        hint: '待发货订单、批量发货与打印',
        to: pages.deskOrders,
      },
      {
        key: 'goods',
        name: '商品与库存',
        icon: 'category',
        hint: '上架商品，改价格与库存',
        to: pages.deskGoods,
      },
      {
        key: 'sales',
        name: '经营数据',
        icon: 'chart',
        hint: '近 30 天的成交与热销',
        to: pages.deskSales,
      },
      {
        key: 'statement',
        name: '对账单',
        icon: 'wallet',
        hint: '每月应收、退款与打款',
        to: pages.deskStatement,
      },
      {
        key: 'liveSums',
        name: '直播成交',
        icon: 'chart',
        hint: '各场直播带来的曝光、点击与订单',
        to: pageUrl(pages.liveSums, { desk: 'merchant' }),
      },
      {
        key: 'feeWaivers',
        name: '手续费减免',
        icon: 'coin',
        hint: '直播成交的手续费，按月减免',
        to: pageUrl(pages.feeWaivers, { desk: 'merchant' }),
      },
      ...campaignWays,
      {
        key: 'reviews',
        name: '评价与回复',
        icon: 'star',
        hint: '看看买家怎么说，回复他们',
        to: pages.merchantReviews,
      },
      {
        key: 'afterSales',
        name: '售后处理',
        icon: 'returned',
        hint: '买家的退款、退货与换货',
        to: pages.merchantAfterSales,
      },
      {
        key: 'cases',
        name: '投诉答复',
        icon: 'scales',
        hint: '市场监管部门转来的投诉，按期限答复',
        to: pages.merchantCases,
      },
      {
        key: 'credit',
        name: '信用与处置',
        icon: 'shield',
        hint: '本店信用分、监管措施与申诉',
        to: pages.ownCredit,
      },
      {
        key: 'invoices',
        name: '发票申请',
        icon: 'order',
        hint: '工会向本店申请的发票',
        to: pages.merchantInvoices,
      },
      {
        key: 'certification',
        name: '认定申请',
        icon: 'shield',
        hint: '申请帮扶产品认定、查看进度、续期',
        to: pages.certify,
      },
      {
        key: 'batches',
        name: '批次与溯源',
        icon: 'leaf',
        hint: '从田间到包裹的记录、合格证与召回',
        to: pages.batches,
      },
      {
        key: 'marks',
        name: '标志与证书',
        icon: 'shield',
        hint: '绿色食品、有机、地理标志、巴味渝珍',
        to: pages.merchantMarks,
      },
      {
        key: 'streamers',
        name: '本店主播',
        icon: 'broadcast',
        hint: '申报带货主播，区县确认后在册',
        to: pages.ownStreamers,
      },
      {
        key: 'shop',
        name: '店铺资料',
        icon: 'shop',
        hint: '介绍、运费、结算账户与退货地址',
        to: pages.merchantShop,
      },
      {
        key: 'licences',
        name: '证照',
        icon: 'shield',
        hint: '有效期与延续，过期前提醒',
        to: pages.merchantLicences,
      },
      {
        key: 'staff',
        name: '员工',
        icon: 'people',
        hint: '谁管商品、订单和财务',
        to: pages.merchantStaff,
      },
    ],
  },
  operator: {
    name: '平台运营工作台',
    ways: [
      ...campaignWays,
      {
        key: 'flash',
        name: '抢购场次',
        icon: 'clock',
        hint: '计划、实时数据与暂停',
        to: pages.benchFlashSales,
      },
      {
        key: 'reviews',
        name: '评价审核',
        icon: 'shield',
        hint: '自动审核拿不准的评价与回复',
        to: pages.reviewDecisions,
      },
      {
        key: 'afterSales',
        name: '售后仲裁',
        icon: 'scales',
        hint: '买家申请平台介入的售后',
        to: pages.operatorAfterSales,
      },
      {
        key: 'listings',
        name: '上架审核',
        icon: 'done',
        hint: '新商品，名称、类目与图片的改动',
        to: pages.operatorListings,
      },
      {
        key: 'payouts',
        name: '结算打款',
        icon: 'wallet',
        hint: '给商家打款，登记银行回单',
        to: pages.operatorPayouts,
      },
      {
        key: 'liveSums',
        name: '直播成交',
        icon: 'chart',
        hint: '按场次、主播、区县与商品',
        to: pageUrl(pages.liveSums, { desk: 'operator' }),
      },
      {
        key: 'feeWaivers',
        name: '手续费减免',
        icon: 'coin',
        hint: '按月核定直播成交的手续费减免',
        to: pageUrl(pages.feeWaivers, { desk: 'operator' }),
      },
      {
        key: 'venues',
        name: '场馆管理',
        icon: 'shop',
        hint: '专馆、专柜、专区和馆内商品',
        to: pages.operatorVenues,
      },
      {
        key: 'venueSales',
        name: '场馆成交',
        icon: 'chart',
        hint: '扫场馆码下的订单，按馆按日',
        to: pages.operatorVenueSales,
      },
      {
        key: 'counterStock',
        name: '专柜补货',
        icon: 'parcel',
        hint: '各专柜到了补货线的商品',
        to: pages.operatorCounterStock,
      },
      {
        key: 'recalls',
        name: '溯源与召回',
        icon: 'leaf',
        hint: '查看批次，必要时召回',
        to: pageUrl(pages.batches, { desk: 'operator' }),
      },
      {
        key: 'brands',
        name: '品牌管理',
        icon: 'star',
        hint: '巴味渝珍、区县品牌、企业品牌与授权',
        to: pageUrl(pages.brandDesk, { desk: 'operator' }),
      },
      ...registerWays,
      {
        key: 'merchants',
        name: '市场主体',
        icon: 'parcel',
        hint: '状态、证照，暂停与解除',
        to: pages.supervisedMerchants,
      },
      {
        key: 'entries',
        name: '入驻申请',
        icon: 'edit',
        hint: '各区县的办理情况',
        to: pages.entryApplications,
      },
      {
        key: 'budgetUnits',
        name: '预算单位',
        icon: 'book',
        hint: '登记填报预留份额的单位与经办人',
        to: pages.budgetUnits,
      },
      {
        key: 'unions',
        name: '开通工会',
        icon: 'people',
        hint: '登记工会和第一位工会干部',
        to: pages.operatorUnions,
      },
      {
        key: 'offices',
        name: '主管部门人员',
        icon: 'people',
        hint: '任命区县、市级与平台人员',
        to: pages.offices,
      },
      {
        key: 'running',
        name: '系统运行',
        icon: 'chart',
        hint: '微信对账差异与没有完成的任务',
        to: pages.operatorRunning,
      },
    ],
  },
  county: {
    name: '区县工作台',
    ways: [
      {
        key: 'cases',
        name: '认定办理',
        icon: 'order',
        hint: '受理、核查、审核、公示与发布',
        to: pages.officeCases,
      },
      {
        key: 'objections',
        name: '公示异议',
        icon: 'chat',
        hint: '核实并答复公示期内的异议',
        to: pages.officeObjections,
      },
      {
        key: 'certificates',
        name: '证书与复核',
        icon: 'shield',
        hint: '台账、年度复核、暂停与撤销、导入',
        to: pages.officeCertificates,
      },
      {
        key: 'statistics',
        name: '带农成效',
        icon: 'people',
        hint: '带动农户与增收，按区县和方式',
        to: pages.officeStatistics,
      },
      {
        key: 'recalls',
        name: '溯源与召回',
        icon: 'leaf',
        hint: '本区县商品的批次，必要时召回',
        to: pageUrl(pages.batches, { desk: 'county' }),
      },
      {
        key: 'marks',
        name: '标志确认',
        icon: 'shield',
        hint: '商家登记的绿色、有机、地理标志证书',
        to: pages.countyMarks,
      },
      {
        key: 'brands',
        name: '区县品牌',
        icon: 'star',
        hint: '本区县品牌、企业品牌与授权',
        to: pageUrl(pages.brandDesk, { desk: 'county' }),
      },
      ...statisticsWays,
      ...registerWays,
      {
        key: 'entries',
        name: '入驻审核',
        icon: 'edit',
        hint: '市场主体的入驻申请',
        to: pages.entryApplications,
      },
      {
        key: 'licences',
        name: '证照核对',
        icon: 'shield',
        hint: '商家提交的延续证照',
        to: pages.entryLicences,
      },
      {
        key: 'merchants',
        name: '市场主体',
        icon: 'shop',
        hint: '本区县的商家与证照有效期',
        to: pages.supervisedMerchants,
      },
    ],
  },
  city: {
    name: '市级工作台',
    ways: [
      {
        key: 'cases',
        name: '认定办理',
        icon: 'order',
        hint: '全市各区县的认定申请',
        to: pages.officeCases,
      },
      {
        key: 'objections',
        name: '公示异议',
        icon: 'chat',
        hint: '全市公示收到的异议',
        to: pages.officeObjections,
      },
      {
        key: 'certificates',
        name: '证书与复核',
        icon: 'shield',
        hint: '全市证书台账与导出',
        to: pages.officeCertificates,
      },
      {
        key: 'statistics',
        name: '带农成效',
        icon: 'people',
        hint: '带动农户与增收，按区县和方式',
        to: pages.officeStatistics,
      },
      {
        key: 'recalls',
        name: '溯源与召回',
        icon: 'leaf',
        hint: '全市商品的批次与召回',
        to: pageUrl(pages.batches, { desk: 'city' }),
      },
      ...statisticsWays,
      {
        key: 'salesTargets',
        name: '年度目标',
        icon: 'scales',
        hint: '下达全市与各区县的年度指导性计划',
        to: pages.salesTargets,
      },
      ...registerWays,
      {
        key: 'merchants',
        name: '市场主体',
        icon: 'shop',
        hint: '全市商家，暂停与解除',
        to: pages.supervisedMerchants,
      },
      {
        key: 'entries',
        name: '入驻申请',
        icon: 'edit',
        hint: '各区县的办理情况',
        to: pages.entryApplications,
      },
      {
        key: 'reservedShare',
        name: '预留份额',
        icon: 'wallet',
        hint: '预算单位的填报审核、采购进度与导出',
        to: pages.shareUnits,
      },
    ],
  },
  budgetUnit: {
    name: '预算单位工作台',
    ways: [
      {
        key: 'share',
        name: '预留份额',
        icon: 'wallet',
        hint: '每年填报、采购进度与导出',
        to: pages.budgetUnit,
      },
      {
        key: 'orders',
        name: '计入的订单',
        icon: 'order',
        hint: '按认定商品计入预留份额的订单',
        to: pages.shareOrders,
      },
    ],
  },
  regulator: {
    name: '市场监管工作台',
    ways: [
      {
        key: 'cases',
        name: '投诉举报',
        icon: 'scales',
        hint: '按法定期限排序的案件，受理、调解、核查',
        to: pages.regulatorCases,
      },
      {
        key: 'calendar',
        name: '期限日历',
        icon: 'clock',
        hint: '每天到期的案件',
        to: pages.regulatorCalendar,
      },
      {
        key: 'statistics',
        name: '办理统计',
        icon: 'chart',
        hint: '按时率、类型、商家与聚集投诉',
        to: pages.regulatorStatistics,
      },
      {
        key: 'board',
        name: '公示的案件',
        icon: 'book',
        hint: '公众看到的办理结果',
        to: pages.handledCases,
      },
      ...supervisionWays,
    ],
  },
} as const satisfies Partial<Record<Role, Desk>>

export type DeskRole = keyof typeof desks
export type SectionOf<R extends DeskRole> = (typeof desks)[R]['ways'][number]['key']
