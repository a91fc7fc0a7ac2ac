import type { EntryView } from '@yuxiang/shared/api/streamer-views'
import { entryKindNames } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import type { Here } from '@/workbench/office-page'
import { ReasonSheet } from '@/workbench/reason-sheet'

interface Props {
  here: Here
  entry: EntryView
  onDone: () => Promise<void>
}

const rules = {
  base: '至少一名属于它的主播本年有场次或合格培训，才计入本年。',
  team: '至少一名属于它的主播本年有场次或合格培训，才计入本年。',
  brand: '它的商品本年在直播里讲过，才计入本年。',
} as const

/** Whether it is on the register, and striking it off or taking it back. */
export function EntryState({ here, entry, onDone }: Props) {
  const [asking, setAsking] = useState(false)
  const { id, kind, name, state, reason, registeredOn, streamers } = entry
  const isThere = state === 'registered'
  const act = async (words: string) => {
    await call(`POST /api/streamer-desk/entries/{id}/${isThere ? 'strike-off' : 'restore'}`, {
      params: { id },
      body: { reason: words },
    })
    toastDone(isThere ? '已除名' : '已恢复在册')
    await onDone()
  }
  return (
    <Panel
      title="在册情况"
      side={<Tag tone={isThere ? 'green' : 'plain'}>{isThere ? '在册' : '已除名'}</Tag>}
    >
      {reason ? <Note tone="warm">原因：{reason}</Note> : null}
      <Fact name="登记日期">{registeredOn}</Fact>
      {kind === 'brand' ? null : <Fact name="在册主播">{streamers} 名</Fact>}
      <View className="panel__hint">{rules[kind]}</View>
      {here.office === 'city' ? null : (
        <View className="panel__foot">
          <Button tone={isThere ? 'plain' : 'main'} onTap={() => setAsking(true)}>
            {isThere ? '除名' : '恢复在册'}
          </Button>
        </View>
      )}
      {asking ? (
        <ReasonSheet
          title={`${isThere ? '除名' : '恢复'}“${name}”`}
          note={
            isThere
              ? `除名后不再计数，也不能再选为主播的${entryKindNames[kind]}；原有主播保留。`
              : '恢复后重新计数。'
          }
          usual={isThere ? ['停止运营', '重复登记', '不符合条件'] : ['核实后恢复', '恢复运营']}
          act={isThere ? '确认除名' : '确认恢复'}
          onAct={act}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  )
}
