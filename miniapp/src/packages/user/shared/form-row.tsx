import type { ReactNode } from 'react'
import { Text, View } from '@/elements'
import './form-row.scss'

interface Props {
  name: string
  error?: string | undefined
  /** The control has several lines: its name stands beside the first. */
  tall?: boolean
  children: ReactNode
}

/** A line of a form: its name, the control, and what is wrong with it. */
export function FormRow({ name, error, tall = false, children }: Props) {
  return (
    <View className={`form-row ${tall ? 'form-row--tall' : ''}`}>
      <View className="form-row__line">
        <Text className="form-row__name" hidden>
          {name}
        </Text>
        <View className="grow">{children}</View>
      </View>
      {error ? (
        <View className="form-row__error" role="alert">
          {error}
        </View>
      ) : null}
    </View>
  )
}
