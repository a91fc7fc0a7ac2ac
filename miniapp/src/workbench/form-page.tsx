import type { ReactNode } from 'react'
import { View } from '@/elements'
import './form-page.scss'

/** A long form, and beside it (below it on a phone) what it would do. */
export function FormPage({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <View className="form-page">
      <View className="form-page__form">{children}</View>
      <View className="form-page__aside">{aside}</View>
    </View>
  )
}

/** A name and what it comes to, in a list of such lines. */
export function Fact({
  name,
  strong = false,
  children,
}: {
  name: string
  strong?: boolean
  children: ReactNode
}) {
  return (
    <View className={`fact ${strong ? 'fact--strong' : ''}`}>
      <View className="fact__name">{name}</View>
      <View className="fact__value number">{children}</View>
    </View>
  )
}
