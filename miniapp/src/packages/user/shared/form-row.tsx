import type { ReactNode } from 'react'
import { Text, View } from '@/elements'
import './form-row.scss'

/** A line of a form: its name, the control, and what is wrong with it. */
export function FormRow({
  name,
  error,
  children,
}: {
  name: string
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <View className={`form-row ${error ? 'form-row--wrong' : ''}`}>
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
