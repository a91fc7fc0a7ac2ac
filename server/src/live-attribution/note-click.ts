import type { LivePlace } from '@yuxiang/shared/live/platforms'
import { eq } from 'drizzle-orm'
import { liveSessions } from '../live/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { clickEnds, clickToken } from './click-token.ts'
import { countersOf } from './counters.ts'

/** Somebody goes to a session, signed in or not. Refuses with `live_session_not_found`, `live_session_cancelled`. */
export async function noteClick(
  platform: Platform,
  sessionId: string,
  place: LivePlace,
): Promise<{ token: string; expiresAt: string }> {
  const { database, config, clock } = platform
  const [session] = await database.db
    .select({ state: liveSessions.state })
    .from(liveSessions)
    .where(eq(liveSessions.id, sessionId))
  if (!session) throw new Refusal('live_session_not_found')
  if (session.state === 'cancelled') throw new Refusal('live_session_cancelled')
  countersOf(platform).count('clicks', sessionId, place)
  const clickedAt = clock()
  return {
    token: clickToken(config.SECRET_KEY, { sessionId, place, clickedAt }),
    expiresAt: clickEnds(clickedAt).toISOString(),
  }
}

/** Sessions that came into sight; each once a batch and place, whatever the phone says. */
export function noteExposures(
  platform: Platform,
  views: readonly { sessionId: string; place: LivePlace }[],
): void {
  const counters = countersOf(platform)
  const once = new Map(views.map((view) => [`${view.sessionId}/${view.place}`, view]))
  for (const { sessionId, place } of once.values()) counters.count('exposures', sessionId, place)
}
