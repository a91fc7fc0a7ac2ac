import type { Role } from '@yuxiang/shared/api/identity'
import { pages, pageUrl } from '@/services/navigation'
import type { Way } from './side-nav'

/** A part of a desk: named in the navigation beside its pages, and with its hint under 我的. */
interface DeskWay extends Way {
  hint: string
}

export interface Desk {
  /** Whose desk it is. */
  name: string
  ways: readonly DeskWay[]
}

/** The desks of those who work here, by role, with everything each leads to. */
export const desks = {
  merchant: {
    name: '商家工作台',
    ways: [
      {
        key: 'campaigns',
        name: '活动与优惠券',
        icon: 'coin',
        hint: '满减满赠、限时特价与优惠券',
        to: pages.benchCampaigns,
      },
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
        key: 'invoices',
        name: '发票申请',
        icon: 'order',
        hint: '工会向本店申请的发票',
        to: pages.merchantInvoices,
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
    ],
  },
  operator: {
    name: '平台运营工作台',
    ways: [
      {
        key: 'campaigns',
        name: '活动与优惠券',
        icon: 'coin',
        hint: '满减满赠、限时特价与优惠券',
        to: pages.benchCampaigns,
      },
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
        key: 'venues',
        name: '场馆管理',
        icon: 'shop',
        hint: '专馆、专柜、专区和馆内商品',
        to: pages.operatorVenues,
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
    ],
  },
  county: {
    name: '区县工作台',
    ways: [
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
    ],
  },
  city: {
    name: '市级工作台',
    ways: [
      {
        key: 'recalls',
        name: '溯源与召回',
        icon: 'leaf',
        hint: '全市商品的批次与召回',
        to: pageUrl(pages.batches, { desk: 'city' }),
      },
    ],
  },
} as const satisfies Partial<Record<Role, Desk>>

export type DeskRole = keyof typeof desks
export type SectionOf<R extends DeskRole> = (typeof desks)[R]['ways'][number]['key']
