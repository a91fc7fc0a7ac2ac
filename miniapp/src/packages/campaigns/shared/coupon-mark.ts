import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { stateMark } from './campaign-words'

/** What a batch is doing now, as a mark: its time to be claimed counts. */
export function batchMark({ state, claimFrom, claimTo, channel }: CouponBatch, now: number = Date.now()) {
  if (state === 'published' && channel !== 'reward') {
    if (now < Date.parse(claimFrom)) return { text: '未开始', tone: 'citrus' as const }
    if (now >= Date.parse(claimTo)) return { text: '已过领取期', tone: 'plain' as const }
    return { text: '发放中', tone: 'green' as const }
  }
  return state === 'published'
    ? { text: '发放中', tone: 'green' as const }
    : stateMark({ state, phase: 'running' })
}
