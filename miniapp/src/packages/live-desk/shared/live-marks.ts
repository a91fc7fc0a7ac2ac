import { type LiveSessionState, liveSessionStateNames } from '@yuxiang/shared/states/live'
import type { Mark } from '@/workbench/title-line'

const tones: Record<LiveSessionState, Mark['tone']> = {
  planned: 'green',
  live: 'vermilion',
  ended: 'plain',
  cancelled: 'plain',
}

/** What a session is doing, as a tag. */
export const liveTag = (state: LiveSessionState): Mark => ({
  text: liveSessionStateNames[state],
  tone: tones[state],
})
