import type { Session } from '@yuxiang/shared/api/identity'
import { createStore } from '@/store/create-store'
import { forget, readStored, store } from './storage'

/** The name of the session in storage. */
export const sessionKey = 'session'

/** What storage was last seen to hold: ours, or the one before when there was no room for ours. */
let seen = readStored<Session>(sessionKey)

/** Who is signed in, kept in storage; null when nobody is. */
export const sessionStore = createStore<Session | null>(seen ?? null)

/** Keeps a new session. */
export function keepSession(session: Session): void {
  store(sessionKey, session)
  seen = readStored<Session>(sessionKey)
  sessionStore.set(session)
}

/** Forgets the session on this phone. */
export function dropSession(): void {
  forget(sessionKey)
  seen = undefined
  sessionStore.set(null)
}

/** Takes over the session that another tab of the browser has stored since. */
export function adoptStored(): void {
  const stored = readStored<Session>(sessionKey)
  if (!stored || stored.refreshToken === seen?.refreshToken) return
  seen = stored
  sessionStore.set(stored)
}

/** Follows another tab of the browser, which signed in, signed out or renewed the session. */
export function followStored(): void {
  if (readStored<Session>(sessionKey)) {
    adoptStored()
    return
  }
  seen = undefined
  sessionStore.set(null)
}
