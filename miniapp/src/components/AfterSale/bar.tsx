import type { ReactNode } from 'react'
import { View } from '@/elements'
import './bar.scss'

/** The buttons of a case at the foot of its page. */
export function CaseBar({ children }: { children: ReactNode }) {
  return <View className="case-bar">{children}</View>
}
