import { Button } from '@/components/Button'
import { Text, View } from '@/elements'
import { monthAfter, monthName } from '@/services/months'
import './month-nav.scss'

interface Props {
  /** `2026-11` */
  month: string
  /** The latest there is. */
  last: string
  onMonth: (month: string) => void
}

/** A month, and the ways to its neighbours. */
export function MonthNav({ month, last, onMonth }: Props) {
  return (
    <View className="month-nav">
      <Button size="fit" tone="plain" onTap={() => onMonth(monthAfter(month, -1))}>
        上个月
      </Button>
      <Text className="month-nav__name">{monthName(month)}</Text>
      <Button size="fit" tone="plain" disabled={month >= last} onTap={() => onMonth(monthAfter(month, 1))}>
        下个月
      </Button>
    </View>
  )
}
