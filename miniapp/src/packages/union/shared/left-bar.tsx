import type { Allowance } from '@yuxiang/shared/api/union'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import { leftPercent } from './allowance-words'
import './left-bar.scss'

/** What is left of an allowance, in figures and as a bar. */
export function LeftBar({ allowance, large = false }: { allowance: Allowance; large?: boolean }) {
  return (
    <View className="left-bar">
      <View className="left-bar__figures">
        <Text className="left-bar__name">剩余</Text>
        <Money fen={allowance.remainingFen} size={large ? 'xl' : 'lg'} tone="ink" />
        <Text className="left-bar__of">
          共 <Money fen={allowance.amountFen} size="sm" tone="muted" />
        </Text>
      </View>
      <View className="left-bar__track" hidden>
        <View className="left-bar__left" style={{ width: `${leftPercent(allowance)}%` }} />
      </View>
    </View>
  )
}
