import { Link, Text, View } from '@/elements'
import { today } from '@/services/today'
import { periodText } from './china-moment'
import { barsOf, type Lasting, weeksOf } from './month'
import './month-grid.scss'
import type { Mark } from './title-line'

/** What a calendar shows. */
export interface Planned extends Lasting {
  name: string
  to: string
  mark: Mark
  /** What is wrong with it, in two letters. */
  flag?: string | undefined
  /** Said of it below its name, in a list. */
  facts: readonly string[]
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A month of weeks with a bar for each; a phone has the list instead. */
export function MonthGrid({ month, items }: { month: string; items: readonly Planned[] }) {
  return (
    <View className="card month-grid">
      <View className="month-grid__days" hidden>
        {weekdays.map((name) => (
          <Text key={name} className="month-grid__weekday">
            {name}
          </Text>
        ))}
      </View>
      {weeksOf(month).map((week) => (
        <Week key={week[0]} month={month} week={week} items={items} />
      ))}
    </View>
  )
}

interface WeekProps {
  month: string
  week: readonly string[]
  items: readonly Planned[]
}

function Week({ month, week, items }: WeekProps) {
  const bars = barsOf(week, items)
  const lanes = bars.reduce((most, { lane }) => Math.max(most, lane + 1), 1)
  return (
    <View className="month-grid__week" role="group" label={`${week[0]} 的一周`}>
      <View className="month-grid__days">
        {week.map((day) => (
          <Text
            key={day}
            className={`month-grid__day number ${day.startsWith(month) ? '' : 'month-grid__day--other'} ${
              day === today() ? 'month-grid__day--today' : ''
            }`}
          >
            {Number(day.slice(8))}
          </Text>
        ))}
      </View>
      <View className="month-grid__lanes" style={{ gridTemplateRows: `repeat(${lanes}, auto)` }}>
        {bars.map(({ one, from, to, lane, begins, ends }) => (
          <Link
            key={one.id}
            to={one.to}
            className={`month-grid__bar month-grid__bar--${one.mark.tone} ${
              begins ? 'month-grid__bar--begins' : ''
            } ${ends ? 'month-grid__bar--ends' : ''}`}
            style={{ gridColumn: `${from + 1} / ${to + 2}`, gridRow: String(lane + 1) }}
            label={`${one.flag ?? ''}${one.name}，${periodText(one.startsAt, one.endsAt)}，${one.mark.text}`}
          >
            {one.flag ? <Text className="month-grid__clash">{one.flag}</Text> : null}
            <Text className="lines-1">{one.name}</Text>
          </Link>
        ))}
      </View>
    </View>
  )
}
