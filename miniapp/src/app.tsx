import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { watchConnection } from '@/services/connection'
import { refreshCart } from '@/store/cart'
import '@/services/web-setup'
import './app.scss'

/** The app: its pages, and what must run once. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchConnection()
    void refreshCart().catch(() => undefined)
  })
  return children
}
