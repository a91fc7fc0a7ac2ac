import { useRouter } from '@tarojs/taro'
import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Proposal } from './proposal'

/** 申报主播: new, or one that the county looks at, sent back or registered. */
export default function OwnStreamerPage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '本店的主播' : '申报主播'
  return (
    <DeskGate desk="merchant" title={title} self={pageUrl(pages.ownStreamer, { id })}>
      {(userId) => (
        <DeskPage desk="merchant" section="streamers" title={title} below>
          {id ? <Saved userId={userId} id={id} /> : <New userId={userId} />}
        </DeskPage>
      )}
    </DeskGate>
  )
}

function New({ userId }: { userId: string }) {
  const answer = useAnswer(ownName(userId, 'merchant-shops'), () => call('GET /api/merchant/shops'))
  return (
    <Answered answer={answer} gone="您没有店铺" back={pages.ownStreamers}>
      {({ items }) => <Proposal streamer={undefined} shops={items} />}
    </Answered>
  )
}

function Saved({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer<ManagedStreamer>(ownName(userId, `own-streamer-${id}`), () =>
    call('GET /api/merchant/streamers/{id}', { params: { id } }),
  )
  return (
    <Answered answer={answer} gone="没有这位主播" back={pages.ownStreamers}>
      {(streamer) => <Proposal key={streamer.state} streamer={streamer} shops={[]} onDone={answer.reload} />}
    </Answered>
  )
}
