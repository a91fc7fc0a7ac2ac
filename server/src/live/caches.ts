import type { Platform } from '../platform/index.ts'
import { keptPages } from '../platform/kept-pages.ts'

const kept = keptPages('live_changed')

/** Tells every process that rooms or sessions changed. */
export const liveChanged = kept.changed

/**
 * What everybody is answered. Sessions begin and end at whole minutes, and a slot is a part of a minute: as its number
 * belongs to the name, no answer shows a state that the clock has moved on since, nor stock older than the slot.
 */
export const keptLive = (
  platform: Platform,
  { name, seconds }: { name: string; seconds: 5 | 15 },
  load: () => Promise<unknown>,
) => kept.answer(platform, `${Math.floor(platform.clock().getTime() / (seconds * 1_000))} ${name}`, load)
