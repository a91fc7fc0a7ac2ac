import { useRouter } from '@tarojs/taro'
import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { BenchColumns } from '@/workbench/bench-page'
import { type Here, OfficePage } from '@/workbench/office-page'
import { Attended } from './attended'
import { StatePanel } from './state-panel'
import { StreamerFacts } from './streamer-facts'
import { StreamerForm } from './streamer-form'

/** 主播：登记、修改、确认、除名 */
export default function RegisterStreamerPage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '主播' : '登记主播'
  return (
    <OfficePage section="streamers" title={title} below self={pageUrl(pages.registerStreamer, { id })}>
      {(here) => (id ? <Saved here={here} id={id} /> : <StreamerForm here={here} streamer={undefined} />)}
    </OfficePage>
  )
}

function Saved({ here, id }: { here: Here; id: string }) {
  const answer = useAnswer<ManagedStreamer>(ownName(here.userId, `register-streamer-${id}`), () =>
    call('GET /api/streamer-desk/streamers/{id}', { params: { id } }),
  )
  return (
    <Answered answer={answer} gone="名册里没有这位主播" back={pages.register}>
      {(streamer) => (
        <BenchColumns
          main={
            here.office === 'city' ? (
              <StreamerFacts streamer={streamer} />
            ) : (
              <StreamerForm here={here} streamer={streamer} onDone={answer.reload} />
            )
          }
          aside={
            <>
              <StatePanel here={here} streamer={streamer} onDone={answer.reload} />
              <Attended attended={streamer.attended} />
            </>
          }
        />
      )}
    </Answered>
  )
}
