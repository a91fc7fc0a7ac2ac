import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { today } from '@/services/today'
import { type Bench, CampaignsPage } from '../shared/campaigns-page'
import { Agenda } from './agenda'
import { clashes, monthAfter } from './month'
import { MonthGrid } from './month-grid'
import './index.scss'

/** 活动日历：一个月里的活动，重叠与互斥一眼看清 */
export default function CalendarPage() {
  return (
    <CampaignsPage section="calendar" title="活动日历" self={pages.benchCalendar}>
      {(bench) => <Months bench={bench} />}
    </CampaignsPage>
  )
}

function Months({ bench }: { bench: Bench }) {
  const [month, setMonth] = useState(today().slice(0, 7))
  const answer = useAnswer(ownName(bench.userId, `bench-calendar-${month}`), () =>
    call('GET /api/workbench/campaigns/calendar', { query: { month } }),
  )
  const [year, number] = month.split('-').map(Number)
  return (
    <>
      <View className="card month-head">
        <Tap className="month-head__turn" label="上个月" onTap={() => setMonth(monthAfter(month, -1))}>
          <Icon name="back" />
        </Tap>
        <Text className="month-head__name number" role="heading">
          {year} 年 {number} 月
        </Text>
        <Tap className="month-head__turn" label="下个月" onTap={() => setMonth(monthAfter(month, 1))}>
          <Icon name="next" />
        </Tap>
      </View>
      {answer.data ? (
        <Month month={month} campaigns={answer.data.items.filter(({ state }) => state !== 'discarded')} />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </>
  )
}

function Month({ month, campaigns }: { month: string; campaigns: readonly Campaign[] }) {
  if (campaigns.length === 0) {
    return (
      <Empty
        icon="clock"
        title="这个月没有活动"
        hint="翻到别的月份看看，或新建一个"
        action="新建活动"
        onAction={() => openPage(pages.benchCampaignEdit)}
      />
    )
  }
  const clashing = clashes(campaigns)
  return (
    <>
      {clashing.size > 0 ? (
        <View className="month-note">
          <Note tone="warm">
            标“撞组”的活动同属一个互斥组又时间重叠：同一单只取最划算的一个，范围相同的不能都发布。
          </Note>
        </View>
      ) : null}
      <MonthGrid month={month} campaigns={campaigns} clashing={clashing} />
      <Agenda campaigns={campaigns} clashing={clashing} />
    </>
  )
}
