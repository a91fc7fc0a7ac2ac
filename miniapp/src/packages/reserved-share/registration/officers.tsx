import type { BudgetOfficer, ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Text } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'

interface Props {
  unit: ManagedUnit
  onDone: () => Promise<void>
}

/** Who files and buys for a unit: naming another by phone, taking it back from one. */
export function Officers({ unit, onDone }: Props) {
  const [typed, setTyped] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [adding, setAdding] = useState(false)
  const params = { id: unit.id }
  const add = async () => {
    const phone = typed.replace(/[\s-]/g, '')
    if (!/^1[3-9]\d{9}$/.test(phone)) {
      setErrors({ phone: '请输入 11 位手机号' })
      return
    }
    const question = `让 ${phone} 为 ${unit.name} 填报和采购？对方用这个手机号登录后，在“我的”里就有工作台。`
    if (!(await confirmAct('增加经办人', question, '增加'))) return
    setAdding(true)
    try {
      await call('POST /api/operations/budget-units/{id}/officers', { params, body: { phone } })
      toastDone('已增加')
      setTyped('')
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setAdding(false)
  }
  const remove = async ({ userId, nickname }: BudgetOfficer) => {
    const question = `${nickname} 将不能再为这个单位填报和采购。已办的事不受影响。`
    if (!(await confirmAct('移除经办人', question, '移除'))) return
    try {
      await call('DELETE /api/operations/budget-units/{id}/officers/{userId}', {
        params: { id: unit.id, userId },
      })
      toastDone('已移除')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }
  return (
    <Panel title="经办人">
      <Table
        label="经办人"
        rows={unit.officers}
        keyOf={({ userId }) => userId}
        columns={columnsOf(unit.officers.length > 1 ? remove : undefined)}
      />
      <TextField
        name="经办人手机号"
        type="tel"
        maxLength={13}
        placeholder="对方登录商城用的手机号"
        value={typed}
        error={errors.phone}
        onInput={(value) => {
          setTyped(value)
          setErrors({})
        }}
      />
      <Button size="fit" loading={adding} onTap={() => void add()}>
        增加经办人
      </Button>
    </Panel>
  )
}

const columnsOf = (
  remove: ((officer: BudgetOfficer) => Promise<void>) | undefined,
): Column<BudgetOfficer>[] => [
  { name: '昵称', kind: 'title', of: ({ nickname }) => nickname },
  { name: '手机号', share: 1.4, of: ({ phoneMasked }) => <Text className="number">{phoneMasked}</Text> },
  {
    name: '操作',
    kind: 'acts',
    of: (officer) =>
      remove ? (
        <Button
          size="small"
          tone="plain"
          label={`移除${officer.nickname}`}
          onTap={() => void remove(officer)}
        >
          移除
        </Button>
      ) : null,
  },
]
