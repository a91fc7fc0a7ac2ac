import type { LiveSessionState } from '../states/live.ts'

interface Timed {
  state: LiveSessionState
  startsAt: string | Date
  endsAt: string | Date
}

/**
 * What a session is at a moment: the clock moves it before anybody has written that down. Sessions begin and end at
 * whole minutes.
 */
export function liveStateAt({ state, startsAt, endsAt }: Timed, at: Date): LiveSessionState {
  if (state === 'ended' || state === 'cancelled') return state
  if (new Date(endsAt) <= at) return 'ended'
  return state === 'live' || new Date(startsAt) <= at ? 'live' : 'planned'
}
