import type { Role } from '@yuxiang/shared/api/identity'
import { pages } from '@/services/navigation'
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
        key: 'offices',
        name: '主管部门人员',
        icon: 'people',
        hint: '任命区县、市级与平台人员',
        to: pages.offices,
      },
    ],
  },
  county: {
    name: '区县工作台',
    ways: [
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
    ],
  },
} as const satisfies Partial<Record<Role, Desk>>

export type DeskRole = keyof typeof desks
export type SectionOf<R extends DeskRole> = (typeof desks)[R]['ways'][number]['key']
