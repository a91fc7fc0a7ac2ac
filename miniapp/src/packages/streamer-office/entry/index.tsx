import { useRouter } from '@tarojs/taro'
import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import { type EntryKind, entryKindNames } from '@yuxiang/shared/streamers/words'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { BenchColumns } from '@/workbench/bench-page'
import { type Here, OfficePage } from '@/workbench/office-page'
import { EntryForm } from './entry-form'
import { EntryState } from './entry-state'

const kindOf = (kind: string | undefined): EntryKind => (kind === 'team' || kind === 'brand' ? kind : 'base')

/** 基地、机构、品牌：登记、修改、除名 */
export default function RegisterEntryPage() {
  const { id = '', kind: asked } = useRouter().params
  const kind = kindOf(asked)
  const title = id ? entryKindNames[kind] : `登记${entryKindNames[kind]}`
  return (
    <OfficePage section="streamers" title={title} below self={pageUrl(pages.registerEntry, { kind, id })}>
      {(here) =>
        id ? <Saved here={here} id={id} /> : <EntryForm here={here} kind={kind} entry={undefined} />
      }
    </OfficePage>
  )
}

function Saved({ here, id }: { here: Here; id: string }) {
  const answer = useAnswer<EntryView>(ownName(here.userId, `register-entry-${id}`), () =>
    call('GET /api/streamer-desk/entries/{id}', { params: { id } }),
  )
  return (
    <Answered answer={answer} gone="名册里没有这一项" back={pages.register}>
      {(entry) => (
        <BenchColumns
          main={<EntryForm here={here} kind={entry.kind} entry={entry} onDone={answer.reload} />}
          aside={<EntryState here={here} entry={entry} onDone={answer.reload} />}
        />
      )}
    </Answered>
  )
}
