import type { Machine } from './machine.ts'

export const campaignStates = ['draft', 'published', 'paused', 'ended', 'discarded'] as const
export type CampaignState = (typeof campaignStates)[number]

/** end: by hand, or by itself when its time or its budget is over. What orders took of it stands. */
export type CampaignEvent = 'publish' | 'pause' | 'resume' | 'end' | 'discard'

/** Campaigns and coupon batches: what is published is never edited, only paused or ended. */
export const campaignMachine: Machine<CampaignState, CampaignEvent> = {
  draft: { publish: 'published', discard: 'discarded' },
  published: { pause: 'paused', end: 'ended' },
  paused: { resume: 'published', end: 'ended' },
  ended: {},
  discarded: {},
}

export const campaignStateNames: Record<CampaignState, string> = {
  draft: '草稿',
  published: '已发布',
  paused: '已暂停',
  ended: '已结束',
  discarded: '已作废',
}

export const couponStates = ['available', 'used', 'expired', 'void'] as const
export type CouponState = (typeof couponStates)[number]

/** giveBack: the order that used it was cancelled, or given back whole · void: what earned it was given back. */
export type CouponEvent = 'use' | 'giveBack' | 'expire' | 'void'

export const couponMachine: Machine<CouponState, CouponEvent> = {
  available: { use: 'used', expire: 'expired', void: 'void' },
  used: { giveBack: 'available' },
  expired: {},
  void: {},
}

export const couponStateNames: Record<CouponState, string> = {
  available: '可使用',
  used: '已使用',
  expired: '已过期',
  void: '已失效',
}
