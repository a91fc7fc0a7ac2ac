import type { Training } from '@yuxiang/shared/api/streamer-views'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { today } from '@/services/today'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import type { Here } from '@/workbench/office-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { CountyField } from '../shared/county-field'
import { People } from './people'
import { useTrainingForm } from './use-training-form'

interface Props {
  here: Here
  training: Training | undefined
  onDone?: () => Promise<void>
}

/** A training beside those who took part. */
export function TrainingForm({ here, training, onDone }: Props) {
  const form = useTrainingForm(training, onDone)
  const { draft, errors, saving, change, save } = form
  const isOver = training !== undefined && training.withdrawnReason !== null
  const mayWrite = here.office !== 'city' && !isOver
  return (
    <BenchColumns
      main={
        <Panel title="培训">
          {isOver ? <Note tone="warm">已作废，不再计数：{training.withdrawnReason}</Note> : null}
          <TextField
            name="课程"
            placeholder="如 农产品直播实务（初级）"
            maxLength={60}
            value={draft.course}
            error={errors.course}
            onInput={(course) => change({ course })}
          />
          <TextField
            name="举办单位"
            placeholder="如 奉节县商务主管部门"
            maxLength={40}
            value={draft.organiser}
            error={errors.organiser}
            onInput={(organiser) => change({ organiser })}
          />
          <CountyField
            here={here}
            county={draft.county}
            error={errors.countyCode}
            onPick={(county) => change({ county })}
          />
          <TextField
            name="地点（选填）"
            placeholder="如 县电商中心，或 线上"
            maxLength={60}
            value={draft.place}
            error={errors.place}
            onInput={(place) => change({ place })}
          />
          <DayField
            name="日期"
            value={draft.heldOn}
            max={today()}
            error={errors.heldOn}
            onPick={(heldOn) => change({ heldOn })}
          />
          <TextField
            name="学时"
            placeholder="如 16"
            type="number"
            maxLength={3}
            value={draft.hours}
            error={errors.hours}
            onInput={(hours) => change({ hours })}
          />
          {mayWrite ? (
            <Button loading={saving} onTap={() => void save()}>
              {training ? '保存' : '登记'}
            </Button>
          ) : null}
        </Panel>
      }
      aside={
        <>
          <People
            people={draft.people}
            county={draft.county?.code}
            mayWrite={mayWrite}
            error={errors.participants}
            onChange={(people) => change({ people })}
          />
          {training && mayWrite && onDone ? <Withdrawal training={training} onDone={onDone} /> : null}
        </>
      }
    />
  )
}

function Withdrawal({ training, onDone }: { training: Training; onDone: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  return (
    <Panel title="作废">
      <View className="panel__hint">登记错了的培训可以作废：记录保留，不再计数。</View>
      <View className="panel__foot">
        <Button tone="plain" onTap={() => setAsking(true)}>
          作废这次培训
        </Button>
      </View>
      {asking ? (
        <ReasonSheet
          title={`作废“${training.course}”`}
          note="作废后不能恢复，可以重新登记。"
          usual={['重复登记', '登记错误', '培训取消']}
          act="确认作废"
          onAct={async (reason) => {
            await call('POST /api/streamer-desk/trainings/{id}/withdraw', {
              params: { id: training.id },
              body: { reason },
            })
            toastDone('已作废')
            await onDone()
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  )
}
