import type { ReactNode } from 'react'
import { NavBar } from '@/components/NavBar'
import { TabBar, type TabName } from '@/components/TabBar'
import { View } from '@/elements'
import { usePull } from '@/hooks/use-pull'
import { connectionStore } from '@/services/connection'
import { useStore } from '@/store/create-store'
import { elderStore } from '@/store/elder'
import './index.scss'

const isH5 = process.env.TARO_ENV === 'h5'

interface Props {
  children: ReactNode
  /** Title of the bar; the page's config names the same for the mini program. */
  title?: string
  /** `none`: the page draws its own head (its config then says `navigationStyle: 'custom'`). */
  nav?: 'bar' | 'none'
  tab?: TabName
  /** Pulling down refreshes; the page's config then says `enablePullDownRefresh: true`. */
  onRefresh?: () => Promise<unknown>
  /** A bar of the page's own stands at the foot. */
  footBar?: ReactNode
  className?: string
}

/** The root of every page: tokens, 长辈版, the offline bar, navigation and tabs where the platform has none. */
export function Page({ children, title = '', nav = 'bar', tab, onRefresh, footBar, className = '' }: Props) {
  const elder = useStore(elderStore)
  const online = useStore(connectionStore)
  const { offsetPx, busy, ...touch } = usePull(onRefresh)
  const classes = [
    'page',
    elder ? 'page--elder' : '',
    footBar ? 'page--foot' : '',
    isH5 && tab ? 'page--tabs' : '',
    className,
  ]
  return (
    <View className={classes.filter(Boolean).join(' ')} {...touch}>
      {isH5 && nav === 'bar' ? <NavBar title={title} back={!tab} /> : null}
      {online ? null : (
        <View className="page__offline" role="status">
          网络连接不上，内容可能不是最新
        </View>
      )}
      {offsetPx > 0 ? (
        <View className="page__pull" style={{ height: `${offsetPx}px` }} role="status">
          {busy ? '正在刷新…' : offsetPx >= 56 ? '松开刷新' : '下拉刷新'}
        </View>
      ) : null}
      {children}
      {footBar ? (
        <View className={`foot-bar ${isH5 && tab ? 'foot-bar--above-tabs' : ''}`}>{footBar}</View>
      ) : null}
      {isH5 && tab ? <TabBar current={tab} /> : null}
    </View>
  )
}
