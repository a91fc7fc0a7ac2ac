import { Empty } from '@/components/Empty'
import { Link, Text, View } from '@/elements'
import type { Answer } from '@/services/api'
import { dueName } from '@/services/case-words'
import { pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'

type Day = Answer<'GET /api/regulator/calendar'>['days'][number]

const weekdays = ['一', '二', '三', '四', '五', '六', '日']

/** How many empty cells stand before the first of a month that begins on Monday. */
const offsetOf = (first: string) => (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7

/** A month as a grid on a wide screen; on a phone the days that have something, one below the other. */
export function MonthGrid({ days }: { days: readonly Day[] }) {
  const first = days[0]?.day
  const blanks = first ? Array.from({ length: offsetOf(first) }, (_, at) => `blank-${at}`) : []
  const hasSome = days.some(({ count }) => count > 0)
  return (
    <>
      <View className="card law-calendar">
        {weekdays.map((name) => (
          <View key={name} className="law-calendar__weekday" hidden>
            {name}
          </View>
        ))}
        {blanks.map((key) => (
          <View key={key} className="law-calendar__day law-calendar__day--blank" hidden />
        ))}
        {days.map((one) => (
          <DayCell key={one.day} one={one} />
        ))}
      </View>
      {hasSome ? null : <Empty icon="clock" title="这个月没有到期的案件" />}
    </>
  )
}

function DayCell({ one }: { one: Day }) {
  const { day, working, count, cases } = one
  const classes = [
    'law-calendar__day',
    working ? '' : 'law-calendar__day--off',
    day === today() ? 'law-calendar__day--today' : '',
    count === 0 ? 'law-calendar__day--none' : '',
  ]
  return (
    <View className={classes.filter(Boolean).join(' ')}>
      <View className="law-calendar__date number">
        {Number(day.slice(8))}
        <Text className="law-calendar__kind">{working ? '' : ' 休'}</Text>
        {count > 0 ? <Text className="law-calendar__count">{count} 件</Text> : null}
      </View>
      {cases.map(({ id, number, dueKind, name }) => (
        <Link
          key={id}
          className="law-calendar__case lines-1"
          to={pageUrl(pages.regulatorCase, { id })}
          label={`${name} ${dueName(dueKind)} ${number}`}
        >
          {name} {dueName(dueKind)} {number}
        </Link>
      ))}
      {count > cases.length ? <View className="muted">还有 {count - cases.length} 件</View> : null}
    </View>
  )
}
