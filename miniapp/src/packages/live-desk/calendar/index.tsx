import type { LiveSessionRow } from '@yuxiang/shared/api/live-desk'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { hostLine } from '@/services/live-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Agenda } from '@/workbench/agenda'
import { momentOf } from '@/workbench/china-moment'
import { CommonPage } from '@/workbench/common-page'
import { MonthGrid, type Planned } from '@/workbench/month-grid'
import { MonthHead } from '@/workbench/month-head'
import { liveTag } from '../shared/live-marks'

/** 直播日历：一个月里的场次 */
export default function LiveCalendarPage() {
  return (
    <CommonPage
      section="live"
      title="直播日历"
      below
      self={pages.deskLiveCalendar}
      actions={
        <Button size="fit" onTap={() => openPage(pages.deskLiveEdit)}>
          新排一场
        </Button>
      }
    >
      {({ userId }) => <Months userId={userId} />}
    </CommonPage>
  )
}

function Months({ userId }: { userId: string }) {
  const [month, setMonth] = useState(today().slice(0, 7))
  const answer = useAnswer(ownName(userId, `desk-live-calendar-${month}`), () =>
    call('GET /api/workbench/live/calendar', { query: { month } }),
  )
  useShowAgain(() => void answer.reload())
  const items = answer.data?.items.map(plannedOf)
  return (
    <>
      <MonthHead month={month} onTurn={setMonth} />
      {items && items.length > 0 ? (
        <>
          <MonthGrid month={month} items={items} />
          <Agenda label="这个月的直播" items={items} />
        </>
      ) : items ? (
        <Empty
          icon="live"
          title="这个月没有直播"
          hint="翻到别的月份看看，或新排一场"
          action="新排一场"
          onAction={() => openPage(pages.deskLiveEdit)}
        />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </>
  )
}

const plannedOf = (session: LiveSessionRow): Planned => {
  const { id, title, startsAt, endsAt, room, state, linked } = session
  return {
    ...{ id, startsAt, endsAt },
    name: `${momentOf(startsAt).slice(11)} ${title}`,
    to: pageUrl(pages.deskLiveSession, { id }),
    mark: liveTag(state),
    flag: state === 'planned' && !linked ? '缺链接' : undefined,
    facts: [`${livePlatformNames[room.platform]} ${room.name}`, hostLine(session)],
  }
}
