import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Tap, Text, View } from '@/elements'
import { goBack } from '@/services/navigation'
import './bench-page.scss'

interface Props {
  title: string
  /** The workbench's parts, beside the page on a wide screen. */
  nav?: ReactNode
  /** The page lies below its section: a way back stands above its title. */
  below?: boolean
  actions?: ReactNode
  onRefresh?: (() => Promise<unknown>) | undefined
  footBar?: ReactNode
  children: ReactNode
}

/** The frame of a staff page: the navigation beside it on a wide screen, title and actions. */
export function BenchPage({ title, nav, below = false, actions, onRefresh, footBar, children }: Props) {
  return (
    <Page title={title} className="bench" footBar={footBar} {...(onRefresh ? { onRefresh } : {})}>
      <View className="bench__frame">
        {nav}
        <View className="bench__main">
          <View className="bench__head">
            {below ? (
              <Tap className="bench__back" label="返回" onTap={goBack}>
                <Icon name="back" color="muted" />
              </Tap>
            ) : null}
            <Text className="bench__title" role="heading">
              {title}
            </Text>
            {actions ? <View className="bench__actions">{actions}</View> : null}
          </View>
          {children}
        </View>
      </View>
    </Page>
  )
}

/** Two columns on a wide screen, one below the other on a phone. */
export function BenchColumns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <View className="bench-columns">
      <View className="bench-columns__main">{main}</View>
      <View className="bench-columns__aside">{aside}</View>
    </View>
  )
}
