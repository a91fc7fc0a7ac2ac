import type { IconName } from '@/components/Icon/shapes'
import { pages } from '@/services/navigation'

/** The parts of the workbench, in the order of a year's work. */
export const sections = [
  { key: 'overview', name: '概览', hint: '预算执行一眼看清', icon: 'home', to: pages.office },
  { key: 'budget', name: '预算', hint: '开立、追加、年度结账', icon: 'wallet', to: pages.officeBudget },
  { key: 'roster', name: '名册', hint: '会员、分组、加入申请', icon: 'people', to: pages.officeRoster },
  { key: 'grants', name: '发放', hint: '发给会员自己选购', icon: 'coin', to: pages.officeGrants },
  { key: 'purchases', name: '集体采购', hint: '统一买、逐人签收', icon: 'parcel', to: pages.officePurchases },
  { key: 'invoices', name: '发票', hint: '申请、登记收到', icon: 'order', to: pages.officeInvoices },
  { key: 'evidence', name: '凭证材料', hint: '表格与打印件', icon: 'book', to: pages.officeEvidence },
] as const satisfies readonly { key: string; name: string; hint: string; icon: IconName; to: string }[]

export type SectionKey = (typeof sections)[number]['key']
