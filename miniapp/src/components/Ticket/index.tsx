import type { ReactNode } from 'react'
import { Text, View } from '@/elements'
import { faceOf } from '@/services/offer-words'
import './index.scss'

interface Props {
  /** What it gives, as a tag says it: 满99减10. */
  label: string
  name: string
  /** Scope, time and what else must be known. */
  facts: readonly string[]
  /** Used, ended or all gone: greyed. */
  off?: boolean
  /** Who reads it aloud calls it so. */
  spoken?: string
  /** At the right: a button or a state. */
  children?: ReactNode
}

/** A coupon: what it gives at the left, what for at the right of the tear line. */
export function Ticket({ label, name, facts, off = false, spoken = name, children }: Props) {
  const { figure, unit, condition } = faceOf(label)
  return (
    <View className={`ticket ${off ? 'ticket--off' : ''}`} role="group" label={spoken}>
      <View className="ticket__face">
        <View className={`ticket__figure number ${figure.length > 4 ? 'ticket__figure--long' : ''}`}>
          {unit === '¥' ? <Text className="ticket__unit">¥</Text> : null}
          {figure}
          {unit === '折' ? <Text className="ticket__unit">折</Text> : null}
        </View>
        <View className="ticket__condition">{condition}</View>
      </View>
      <View className="ticket__words">
        <View className="ticket__name lines-2">{name}</View>
        {facts.map((fact) => (
          <View key={fact} className="ticket__fact">
            {fact}
          </View>
        ))}
      </View>
      {children ? <View className="ticket__side">{children}</View> : null}
    </View>
  )
}
