import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { FlashPage } from '../shared/flash-page'
import { draftOf } from './flash-draft'
import { FlashEditor } from './flash-editor'

/** 抢购场次编辑 */
export default function FlashEditPage() {
  const { id = '' } = useRouter().params
  return (
    <FlashPage title={id ? '编辑场次' : '新建场次'} below self={pageUrl(pages.benchFlashEdit, { id })}>
      {({ userId }) => (id ? <Saved userId={userId} id={id} /> : <FlashEditor userId={userId} />)}
    </FlashPage>
  )
}

function Saved({ userId, id }: { userId: string; id: string }) {
  const session = useAnswer(ownName(userId, `bench-flash-one-${id}`), () =>
    call('GET /api/workbench/flash-sales/{id}', { params: { id } }),
  )
  if (session.data && !session.kept) {
    if (session.data.state === 'draft') {
      return <FlashEditor userId={userId} saved={{ id, draft: draftOf(session.data) }} />
    }
    return (
      <Empty
        icon="clock"
        title="这个场次已不是草稿"
        hint="发布后的条款不再更改"
        action="查看场次"
        onAction={() => openPage(pageUrl(pages.benchFlashLive, { id }))}
      />
    )
  }
  if (session.problem) return <Failure problem={session.problem} onRetry={() => void session.reload()} />
  return <SkeletonRows count={3} />
}
