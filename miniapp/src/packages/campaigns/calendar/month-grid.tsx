import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { stateMark } from '../shared/campaign-words'
import { periodText } from '../shared/china-moment'
import { barsOf, weeksOf } from './month'
import './month-grid.scss'

interface Props {
  month: string
  campaigns: readonly Campaign[]
  clashing: ReadonlySet<string>
}

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** A month of weeks with a bar for each campaign; a phone has the list instead. */
export function MonthGrid({ month, campaigns, clashing }: Props) {
  return (
    <View className="card month-grid">
      <View className="month-grid__days" hidden>
        {weekdays.map((name) => (
          <Text key={name} className="month-grid__weekday">
            {name}
          </Text>
        ))}
      </View>
      {weeksOf(month).map((week) => {
        const bars = barsOf(week, campaigns)
        const lanes = bars.reduce((most, { lane }) => Math.max(most, lane + 1), 1)
        return (
          <View key={week[0]} className="month-grid__week" role="group" label={`${week[0]} 的一周`}>
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
              {bars.map(({ campaign, from, to, lane, begins, ends }) => (
                <Link
                  key={campaign.id}
                  to={pageUrl(pages.benchCampaign, { id: campaign.id })}
                  className={`month-grid__bar month-grid__bar--${stateMark(campaign).tone} ${
                    begins ? 'month-grid__bar--begins' : ''
                  } ${ends ? 'month-grid__bar--ends' : ''}`}
                  style={{ gridColumn: `${from + 1} / ${to + 2}`, gridRow: String(lane + 1) }}
                  label={`${campaign.name}，${periodText(campaign.startsAt, campaign.endsAt)}，${
                    stateMark(campaign).text
                  }${clashing.has(campaign.id) ? '，撞组' : ''}`}
                >
                  {clashing.has(campaign.id) ? <Text className="month-grid__clash">撞组</Text> : null}
                  <Text className="lines-1">{campaign.name}</Text>
                </Link>
              ))}
            </View>
          </View>
        )
      })}
    </View>
  )
}
