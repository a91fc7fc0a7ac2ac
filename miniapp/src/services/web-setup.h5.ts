import '@/styles/web.scss'
import { refreshCart } from '@/store/cart'
import { reportConnection } from './connection'
import { toastProblem } from './feedback'
import { localProblem } from './problem'
import { followStored, sessionKey, sessionStore } from './tokens'

const reloadedKey = 'yuxiang.reloadedForChunk'

/**
 * A page whose parts can't be fetched. Without a network the app stays as it is, for the browser would put its own
 * error page there, and goes on by itself when the network is back. Else a new version took the parts away: the app
 * is loaded anew, once, so that a part that really fails does not reload for ever.
 */
window.addEventListener('unhandledrejection', async ({ reason }) => {
  if (!/ChunkLoadError|Loading (CSS )?chunk/.test(`${reason?.name} ${reason?.message}`)) return
  const reachable = await fetch('/', { cache: 'no-store' }).then(
    () => true,
    () => false,
  )
  if (!reachable) {
    reportConnection(false)
    toastProblem(localProblem('offline'))
    window.addEventListener('online', () => window.location.reload(), { once: true })
    return
  }
  const now = Date.now()
  if (now - Number(sessionStorage.getItem(reloadedKey) ?? 0) < 60_000) return
  sessionStorage.setItem(reloadedKey, String(now))
  window.location.reload()
})

// Another tab signed in, signed out or renewed the session.
window.addEventListener('storage', ({ key }) => {
  if (key !== sessionKey && key !== null) return
  const before = sessionStore.get()?.user.id
  followStored()
  if (sessionStore.get()?.user.id !== before) void refreshCart().catch(() => undefined)
})
