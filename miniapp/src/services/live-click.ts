import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { call } from './api'
import { readStored, store } from './storage'

const key = 'live-click'
const seenEveryMs = 2_000
/** As many as one call takes. */
const viewsMax = 30

interface Kept {
  token: string
  expiresAt: string
}

/** Counts a click on a live session; what it answers goes with the orders of the next days, the newest click alone. */
export async function clickLive(sessionId: string, place: LivePlace): Promise<void> {
  // Nobody waits for it, and nobody is kept from the broadcast by it.
  const answer = await call('POST /api/live/sessions/{id}/clicks', {
    params: { id: sessionId },
    body: { place },
  }).catch(() => null)
  if (answer) store(key, { token: answer.token, expiresAt: answer.expiresAt } satisfies Kept)
}

/** What an order is placed with, so that it counts for the session; undefined when none was clicked on of late. */
export function liveToken(): string | undefined {
  const kept = readStored<Kept>(key)
  return kept && Date.parse(kept.expiresAt) > Date.now() ? kept.token : undefined
}

const shown = new Set<string>()
const waiting: { sessionId: string; place: LivePlace }[] = []

/** A session came into sight: told once per place while the app is open, a few together. */
export function sawLive(sessionId: string, place: LivePlace): void {
  const name = `${sessionId}/${place}`
  if (shown.has(name)) return
  shown.add(name)
  // The first of some that wait sets the hour for all.
  if (waiting.push({ sessionId, place }) === 1) setTimeout(tell, seenEveryMs)
}

function tell(): void {
  const views = waiting.splice(0, viewsMax)
  if (waiting.length > 0) setTimeout(tell, seenEveryMs)
  void call('POST /api/live/exposures', { body: { views } }).catch(() => undefined)
}
