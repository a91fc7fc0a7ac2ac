import type { Machine } from './machine.ts'

/** Who may take part: everybody, whoever has bound a phone (real names in China), union members, new accounts. */
export const flashEligibilities = ['everyone', 'realName', 'unionMembers', 'newMembers'] as const

export const flashSessionStates = ['draft', 'published', 'paused', 'ended', 'cancelled', 'discarded'] as const
export type FlashSessionState = (typeof flashSessionStates)[number]

/** end: its time is over · cancel: by hand, before that. What is left of its stock then returns; what was won stands. */
export type FlashSessionEvent = 'publish' | 'pause' | 'resume' | 'end' | 'cancel' | 'discard'

/** Goods are set aside when a session is published; from then on its terms never change. */
export const flashSessionMachine: Machine<FlashSessionState, FlashSessionEvent> = {
  draft: { publish: 'published', discard: 'discarded' },
  published: { pause: 'paused', end: 'ended', cancel: 'cancelled' },
  paused: { resume: 'published', end: 'ended', cancel: 'cancelled' },
  ended: {},
  cancelled: {},
  discarded: {},
}

export const flashSessionStateNames: Record<FlashSessionState, string> = {
  draft: '草稿',
  published: '已发布',
  paused: '已暂停',
  ended: '已结束',
  cancelled: '已取消',
  discarded: '已作废',
}

export const flashClaimStates = ['won', 'ordered', 'paid', 'released'] as const
export type FlashClaimState = (typeof flashClaimStates)[number]

/**
 * order: the address is known and the ordinary order is placed · pay: nothing is left to pay · release: not ordered or
 * not paid in time, or cancelled; stock and points return · revive: money came late and the goods were still there.
 */
export type FlashClaimEvent = 'order' | 'pay' | 'release' | 'revive'

export const flashClaimMachine: Machine<FlashClaimState, FlashClaimEvent> = {
  won: { order: 'ordered', release: 'released' },
  ordered: { pay: 'paid', release: 'released' },
  paid: {},
  released: { revive: 'paid' },
}

export const flashClaimStateNames: Record<FlashClaimState, string> = {
  won: '待选地址',
  ordered: '待付款',
  paid: '抢购成功',
  released: '已释放',
}
