import type { Machine } from './machine.ts'

export const liveSessionStates = ['planned', 'live', 'ended', 'cancelled'] as const
export type LiveSessionState = (typeof liveSessionStates)[number]

/** start and end: by the clock, by hand, or because the platform says so · cancel: before it began. */
export type LiveSessionEvent = 'start' | 'end' | 'cancel'

export const liveSessionMachine: Machine<LiveSessionState, LiveSessionEvent> = {
  planned: { start: 'live', cancel: 'cancelled' },
  live: { end: 'ended' },
  ended: {},
  cancelled: {},
}

export const liveSessionStateNames: Record<LiveSessionState, string> = {
  planned: '未开播',
  live: '直播中',
  ended: '已结束',
  cancelled: '已取消',
}
