import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { View } from '@/elements'
import './index.scss'

/** A sentence that wants to be read: a warning, or a quiet explanation. */
export function Note({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'warm' | 'wrong'
  children: ReactNode
}) {
  return (
    <View className={`note note--${tone}`} {...(tone === 'wrong' ? { role: 'alert' as const } : {})}>
      <Icon
        name={tone === 'plain' ? 'info' : 'alert'}
        size="sm"
        color={tone === 'plain' ? 'muted' : tone === 'warm' ? 'citrus' : 'vermilion'}
      />
      <View className="grow">{children}</View>
    </View>
  )
}
