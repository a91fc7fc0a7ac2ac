import type { Session } from '@yuxiang/shared/api/identity'
import { call } from '@/services/api'
import { forgetPersonal } from '@/services/kept'
import { goLogin } from '@/services/navigation'
import { dropSession, keepSession, sessionStore } from '@/services/tokens'
import { refreshCart } from './cart'
import { type Store, useStore } from './create-store'

/** Who is signed in; null when nobody is. */
export function useSession(): Session | null {
  return useStore(sessionStore as Store<Session | null>)
}

/** Keeps the session of a login that worked and brings the phone's cart to the server. */
export async function signIn(session: Session): Promise<void> {
  keepSession(session)
  await refreshCart()
}

/** Signs out here and on the server; works without a network. */
export async function signOut(): Promise<void> {
  const session = sessionStore.get()
  dropSession()
  forgetPersonal()
  if (session) {
    await call('POST /api/auth/logout', { body: { refreshToken: session.refreshToken } }).catch(
      () => undefined,
    )
  }
  await refreshCart().catch(() => undefined)
}

/** True when somebody is signed in; else opens the login page, which goes on to `next`. */
export function requireSession(next?: string): boolean {
  if (sessionStore.get()) return true
  goLogin(next)
  return false
}
