import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { draftOf } from './live-draft'
import { LiveEditor } from './live-editor'

/** 直播排期 */
export default function LiveEditPage() {
  const { id = '' } = useRouter().params
  return (
    <CommonPage
      section="live"
      title={id ? '修改直播' : '新排一场'}
      below
      self={pageUrl(pages.deskLiveEdit, { id })}
    >
      {(bench) => (id ? <Saved bench={bench} id={id} /> : <LiveEditor bench={bench} />)}
    </CommonPage>
  )
}

function Saved({ bench, id }: { bench: Bench; id: string }) {
  const session = useAnswer(ownName(bench.userId, `desk-live-${id}`), () =>
    call('GET /api/workbench/live/sessions/{id}', { params: { id } }),
  )
  if (session.data && !session.kept) {
    const { state } = session.data
    if (state === 'planned' || state === 'live') {
      return <LiveEditor bench={bench} saved={{ id, state, draft: draftOf(session.data) }} />
    }
    return (
      <Empty
        icon="live"
        title="这场直播已经结束或取消"
        hint="排期不再更改；回放链接在场次页里填"
        action="查看场次"
        onAction={() => openPage(pageUrl(pages.deskLiveSession, { id }))}
      />
    )
  }
  if (session.problem) return <Failure problem={session.problem} onRetry={() => void session.reload()} />
  return <SkeletonRows count={3} />
}
