import { campaignMachine, couponMachine } from '@yuxiang/shared/states/campaign'
import { assertReachable } from '@yuxiang/shared/states/machine'
import type { Platform } from '../platform/index.ts'
import { expireCoupons, remindOfCoupons } from './end-coupons.ts'

/** Registers what promotions do by themselves; refuses to start on a transition table with a lost state. */
export function definePromotionJobs(platform: Platform): void {
  assertReachable(campaignMachine, 'draft')
  assertReachable(couponMachine, 'available')
  platform.jobs.every('expire-coupons', '*/5 * * * *', async () => {
    await expireCoupons(platform)
  })
  platform.jobs.every('remind-of-coupons', '0 10 * * *', async () => {
    await remindOfCoupons(platform)
  })
}
