import { pages } from '@/services/navigation'
import type { Way } from '@/workbench/side-nav'

/** The parts of the campaigns' workbench. */
export const sections = [
  { key: 'campaigns', name: '活动', icon: 'coin', to: pages.benchCampaigns },
  { key: 'calendar', name: '活动日历', icon: 'clock', to: pages.benchCalendar },
  { key: 'coupons', name: '优惠券', icon: 'wallet', to: pages.benchCoupons },
  { key: 'flash', name: '积分抢购', icon: 'clock', to: pages.benchFlashSales },
] as const satisfies readonly Way[]

/** Flash sales are the platform's alone. */
export const merchantSections = sections.filter(({ key }) => key !== 'flash')

export type SectionKey = (typeof sections)[number]['key']
