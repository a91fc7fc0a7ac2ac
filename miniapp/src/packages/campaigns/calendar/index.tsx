import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Agenda } from '@/workbench/agenda'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { MonthGrid, type Planned } from '@/workbench/month-grid'
import { MonthHead } from '@/workbench/month-head'
import { stateMark } from '../shared/campaign-words'
import { clashes, othersDuring } from './month'
import './index.scss'

/** 活动日历：一个月里的活动，重叠与互斥一眼看清 */
export default function CalendarPage() {
  return (
    <CommonPage section="calendar" title="活动日历" self={pages.benchCalendar}>
      {(bench) => <Months bench={bench} />}
    </CommonPage>
  )
}

function Months({ bench }: { bench: Bench }) {
  const [month, setMonth] = useState(today().slice(0, 7))
  const answer = useAnswer(ownName(bench.userId, `bench-calendar-${month}`), () =>
    call('GET /api/workbench/campaigns/calendar', { query: { month } }),
  )
  return (
    <>
      <MonthHead month={month} onTurn={setMonth} />
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
  const items = campaigns.map((campaign): Planned => {
    const { id, name, startsAt, endsAt, merchantName, label } = campaign
    const others = othersDuring(campaign, campaigns)
    return {
      ...{ id, name, startsAt, endsAt },
      to: pageUrl(pages.benchCampaign, { id }),
      mark: stateMark(campaign),
      flag: clashing.has(id) ? '撞组' : undefined,
      facts: [merchantName ?? '平台', label, ...(others > 0 ? [`与另外 ${others} 个活动时间重叠`] : [])],
    }
  })
  return (
    <>
      {clashing.size > 0 ? (
        <View className="month-note">
          <Note tone="warm">
            标“撞组”的活动同属一个互斥组又时间重叠：同一单只取最划算的一个，范围相同的不能都发布。
          </Note>
        </View>
      ) : null}
      <MonthGrid month={month} items={items} />
      <Agenda label="这个月的活动" items={items} />
    </>
  )
}
