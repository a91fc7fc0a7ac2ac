import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import { monthAfter } from './month'
import './month-head.scss'

/** Which month is shown, with the ways to its neighbours. */
export function MonthHead({ month, onTurn }: { month: string; onTurn: (month: string) => void }) {
  const [year, number] = month.split('-').map(Number)
  return (
    <View className="card month-head">
      <Tap className="month-head__turn" label="上个月" onTap={() => onTurn(monthAfter(month, -1))}>
        <Icon name="back" />
      </Tap>
      <Text className="month-head__name number" role="heading">
        {year} 年 {number} 月
      </Text>
      <Tap className="month-head__turn" label="下个月" onTap={() => onTurn(monthAfter(month, 1))}>
        <Icon name="next" />
      </Tap>
    </View>
  )
}
