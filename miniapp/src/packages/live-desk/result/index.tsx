import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { goBack, pages } from '@/services/navigation'
import { LiveDeskPage, type Viewer } from '../shared/live-desk-page'
import { ShownResult } from './shown-result'

/** 直播成效: what one session did, from being seen to being bought from. */
export default function LiveResultPage() {
  const id = useRouter().params.id ?? ''
  return (
    <LiveDeskPage section="liveSums" title="直播成效" page={pages.liveResult} below>
      {(viewer) =>
        id === '' ? (
          <Empty
            icon="chart"
            title="没有选定直播"
            hint="从直播成交里选一场"
            action="返回"
            onAction={goBack}
          />
        ) : (
          <Result {...viewer} id={id} />
        )
      }
    </LiveDeskPage>
  )
}

function Result({ userId, shop, id }: Viewer & { id: string }) {
  const answer = useAnswer(ownName(userId, `live-result-${id}-${shop?.id ?? 'all'}`), () =>
    shop
      ? call('GET /api/merchant/live-sessions/{id}/result', { params: { id }, query: { merchant: shop.id } })
      : call('GET /api/operations/live-sessions/{id}/result', { params: { id } }),
  )
  if (answer.data) return <ShownResult result={answer.data} />
  if (answer.problem) return <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
  return <SkeletonRows count={5} />
}
