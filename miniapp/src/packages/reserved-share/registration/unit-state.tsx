import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'

interface Props {
  unit: ManagedUnit
  onDone: () => Promise<void>
}

/** Whether a unit files and buys, and ending that when it was merged or dissolved. */
export function UnitState({ unit, onDone }: Props) {
  const [asking, setAsking] = useState(false)
  const params = { id: unit.id }
  const isOpen = unit.closedReason === null
  const close = async (reason: string) => {
    await call('POST /api/operations/budget-units/{id}/close', { params, body: { reason } })
    toastDone('已停用')
    await onDone()
  }
  const reopen = async () => {
    if (!(await confirmAct('恢复单位', '恢复后经办人可以继续填报和采购。', '恢复'))) return
    try {
      await call('POST /api/operations/budget-units/{id}/reopen', { params })
      toastDone('已恢复')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }
  return (
    <Panel title="状态" side={<Tag tone={isOpen ? 'green' : 'plain'}>{isOpen ? '在册' : '已停用'}</Tag>}>
      {isOpen ? null : <Note tone="warm">停用原因：{unit.closedReason}</Note>}
      <View className="panel__hint">停用后不再催报，也不能填报和计入采购；历年记录保留。</View>
      <View className="panel__foot">
        {isOpen ? (
          <Button tone="plain" onTap={() => setAsking(true)}>
            停用
          </Button>
        ) : (
          <Button tone="line" onTap={() => void reopen()}>
            恢复
          </Button>
        )}
      </View>
      {asking ? (
        <ReasonSheet
          title={`停用“${unit.name}”`}
          note="经办人不能再为它填报和采购；历年填报与采购保留。"
          usual={['机构改革撤并', '重复登记']}
          act="确认停用"
          onAct={close}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Panel>
  )
}
