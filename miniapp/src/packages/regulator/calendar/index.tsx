import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { today } from '@/services/today'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import './index.scss'
import { MonthGrid } from './month-grid'

/** 期限日历: what is due on which day. */
export default function CalendarPage() {
  return (
    <DeskGate desk="regulator" title="期限日历" self={pages.regulatorCalendar}>
      {(userId) => <Loaded userId={userId} />}
    </DeskGate>
  )
}

function shifted(month: string, by: number): string {
  const [year = 0, ordinal = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, ordinal - 1 + by, 1)).toISOString().slice(0, 7)
}

function Loaded({ userId }: { userId: string }) {
  const [month, setMonth] = useState(today().slice(0, 7))
  const { data, problem, reload } = useAnswer(ownName(userId, `case-calendar-${month}`), () =>
    call('GET /api/regulator/calendar', { query: { month } }),
  )
  const [year, ordinal] = month.split('-').map(Number)
  return (
    <DeskPage desk="regulator" section="calendar" title="期限日历" onRefresh={reload}>
      <View className="law-calendar__head">
        <Button size="fit" tone="plain" onTap={() => setMonth(shifted(month, -1))}>
          上月
        </Button>
        <View className="law-calendar__month number" role="heading">
          {year} 年 {ordinal} 月
        </View>
        <Button size="fit" tone="plain" onTap={() => setMonth(shifted(month, 1))}>
          下月
        </Button>
      </View>
      {data ? (
        <MonthGrid key={month} days={data.days} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </DeskPage>
  )
}
