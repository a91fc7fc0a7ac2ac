import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Tap, Text, View } from '@/elements'
import { goBack } from '@/services/navigation'
import './index.scss'

interface Props {
  title: string
  onRefresh?: () => Promise<unknown>
  footBar?: ReactNode
  children: ReactNode
}

/** A page of staff work: a phone's column, and on a wide screen as wide as its content likes. */
export function StaffPage({ title, onRefresh, footBar, children }: Props) {
  return (
    <Page title={title} className="staff-page" footBar={footBar} {...(onRefresh ? { onRefresh } : {})}>
      <View className="staff-page__frame">
        <View className="staff-page__head">
          <Tap className="staff-page__back" label="返回" onTap={goBack}>
            <Icon name="back" color="muted" />
          </Tap>
          <Text className="staff-page__title" role="heading">
            {title}
          </Text>
        </View>
        {children}
      </View>
    </Page>
  )
}

/** Two columns on a wide screen, one below the other on a phone. */
export function StaffColumns({ main, aside }: { main: ReactNode; aside: ReactNode }) {
  return (
    <View className="staff-columns">
      <View className="staff-columns__main">{main}</View>
      <View className="staff-columns__aside">{aside}</View>
    </View>
  )
}
