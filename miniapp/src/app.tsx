import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { probeConnection } from '@/services/probe-connection'
import { prepareConsents } from '@/services/subscribe'
import { showCartBadge } from '@/services/tab-badge'
import { sessionStore } from '@/services/tokens'
import { watchConnection } from '@/services/watch-connection'
import { cartStore, refreshCart } from '@/store/cart'
import '@/services/web-setup'
import './app.scss'

/** The app: its pages, and what must run once. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchConnection()
    probeConnection()
    cartStore.subscribe(() => showCartBadge(cartStore.get()?.count ?? 0))
    sessionStore.subscribe(prepareConsents)
    prepareConsents()
    void refreshCart().catch(() => undefined)
  })
  return children
}
