import type { FlashSessionSummary } from '@yuxiang/shared/api/flash-office'
import { flashSessionStateNames } from '@yuxiang/shared/states/flash-sale'
import type { Tone } from './campaign-words'

/** What a session is doing now, and the tone of its tag. */
export function flashMark({ state, phase }: Pick<FlashSessionSummary, 'state' | 'phase'>): {
  text: string
  tone: Tone
} {
  if (state === 'published' && phase === 'running') return { text: '抢购中', tone: 'vermilion' }
  if (state === 'published' && phase === 'upcoming') return { text: '待开抢', tone: 'green' }
  if (state === 'paused') return { text: flashSessionStateNames.paused, tone: 'citrus' }
  return { text: flashSessionStateNames[state], tone: 'plain' }
}
