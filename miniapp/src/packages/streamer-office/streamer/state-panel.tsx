import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { streamerStateNames } from '@yuxiang/shared/states/streamer'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastDone, toastProblem } from '@/services/feedback'
import { pages, pageUrl } from '@/services/navigation'
import { streamerTones } from '@/services/streamer-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import type { Here } from '@/workbench/office-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import '@/workbench/steps.scss'

interface Props {
  here: Here
  streamer: ManagedStreamer
  onDone: () => Promise<void>
}

const asked = {
  refuse: { title: '不予通过', note: '商家会看到原因，可修改后重新申报。', act: '确认不通过' },
  'strike-off': {
    title: '除名',
    note: '主播页随即不再公开，当年不再计数；历史场次与培训保留。',
    act: '确认除名',
  },
  restore: { title: '恢复在册', note: '恢复后重新公开并计数。', act: '确认恢复' },
} as const
type Asked = keyof typeof asked
const usual: Record<Asked, readonly string[]> = {
  refuse: ['账号信息不全', '与已登记的主播重复', '不属于本区县'],
  'strike-off': ['本人申请退出', '不再从事直播', '违规直播被平台处理'],
  restore: ['核实后恢复', '整改完成'],
}

/** Where somebody stands on the register, and what may be done about it. */
export function StatePanel({ here, streamer, onDone }: Props) {
  const [reasonFor, setReasonFor] = useState<Asked>()
  const { id, state, reason, isPublic } = streamer
  const params = { id }
  const register = async () => {
    try {
      await call('POST /api/streamer-desk/streamers/{id}/decide', { params, body: { decision: 'register' } })
      toastDone('已确认在册')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }
  const act = async (which: Asked, words: string) => {
    await (which === 'refuse'
      ? call('POST /api/streamer-desk/streamers/{id}/decide', {
          params,
          body: { decision: 'refuse', reason: words },
        })
      : call(`POST /api/streamer-desk/streamers/{id}/${which}`, { params, body: { reason: words } }))
    toastDone('已办理')
    await onDone()
  }
  return (
    <Panel title="在册情况" side={<Tag tone={streamerTones[state]}>{streamerStateNames[state]}</Tag>}>
      {reason ? <Note tone="warm">原因：{reason}</Note> : null}
      <Counts streamer={streamer} />
      <Fact name="登记人">
        {streamer.enteredBy}，{chinaDateTime(streamer.enteredAt)}
      </Fact>
      {state === 'registered' && isPublic ? (
        <Cell icon="broadcast" title="看主播主页" to={pageUrl(pages.streamer, { id })} />
      ) : null}
      {here.office === 'city' ? null : (
        <View className="steps__acts">
          {state === 'proposed' ? <Button onTap={() => void register()}>确认在册</Button> : null}
          {state === 'proposed' ? (
            <Button tone="plain" onTap={() => setReasonFor('refuse')}>
              不予通过
            </Button>
          ) : null}
          {state === 'registered' ? (
            <Button tone="plain" onTap={() => setReasonFor('strike-off')}>
              除名
            </Button>
          ) : null}
          {state === 'struckOff' ? <Button onTap={() => setReasonFor('restore')}>恢复在册</Button> : null}
        </View>
      )}
      {reasonFor ? (
        <ReasonSheet
          {...asked[reasonFor]}
          usual={usual[reasonFor]}
          onAct={(words) => act(reasonFor, words)}
          onClose={() => setReasonFor(undefined)}
        />
      ) : null}
    </Panel>
  )
}

function Counts({ streamer }: { streamer: ManagedStreamer }) {
  const { registeredOn, struckOffOn, sessions, trainings, counts, state } = streamer
  if (registeredOn === null) return null
  return (
    <>
      <Fact name="登记日期">{registeredOn}</Fact>
      {struckOffOn ? <Fact name="除名日期">{struckOffOn}</Fact> : null}
      <Fact name="本年直播">{sessions} 场</Fact>
      <Fact name="本年培训合格">{trainings} 次</Fact>
      {state === 'registered' ? (
        <Fact name="“2111”计数" strong>
          {counts ? '计入本年' : '本年还没有场次或合格培训，未计入'}
        </Fact>
      ) : null}
    </>
  )
}
