import type { Session } from '@yuxiang/shared/api/identity'
import { createStore } from '@/store/create-store'
import { forget, readStored, store } from './storage'

const key = 'session'

/** Who is signed in, kept in storage; null when nobody is. */
export const sessionStore = createStore<Session | null>(readStored<Session>(key) ?? null)

/** Keeps a new session. */
export function keepSession(session: Session): void {
  store(key, session)
  sessionStore.set(session)
}

/** Forgets the session on this phone. */
export function dropSession(): void {
  forget(key)
  sessionStore.set(null)
}
