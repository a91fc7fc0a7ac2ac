import { useDidHide, useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { withServerTime } from '@/services/server-clock'
import { FlashPage } from '../shared/flash-page'
import { LiveBoard } from './live-board'

/** The board is looked at anew so often while it is seen. */
const POLL_MS = 2_000

/** 场次详情：实时数据、暂停与取消 */
export default function FlashLivePage() {
  const id = useRouter().params.id ?? ''
  return (
    <FlashPage title="场次详情" below self={pageUrl(pages.benchFlashLive, { id })}>
      {({ userId }) => <Live userId={userId} id={id} />}
    </FlashPage>
  )
}

function Live({ userId, id }: { userId: string; id: string }) {
  const live = useAnswer(ownName(userId, `bench-flash-live-${id}`), () =>
    withServerTime(() => call('GET /api/workbench/flash-sales/{id}/live', { params: { id } })),
  )
  const [seen, setSeen] = useState(true)
  useDidShow(() => setSeen(true))
  useDidHide(() => setSeen(false))
  const state = live.data?.session.state
  const moves = state === 'published' || state === 'paused'
  const { reload } = live
  useEffect(() => {
    if (!seen || !moves) return
    const timer = setInterval(() => void reload(), POLL_MS)
    return () => clearInterval(timer)
  }, [seen, moves, reload])
  if (live.data) return <LiveBoard live={live.data} onDone={live.reload} />
  if (live.problem instanceof ApiProblem && live.problem.status === 404) {
    return (
      <Empty
        icon="clock"
        title="没有这个场次"
        action="全部场次"
        onAction={() => backToPage(pages.benchFlashSales)}
      />
    )
  }
  if (live.problem) return <Failure problem={live.problem} onRetry={() => void live.reload()} />
  return <SkeletonRows count={3} />
}
