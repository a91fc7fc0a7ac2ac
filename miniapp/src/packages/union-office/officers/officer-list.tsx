import type { Officer } from '@yuxiang/shared/api/union-office'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import type { Office } from '../shared/office-page'
import { type Column, Table } from '@/workbench/table'

/** Who acts for the union: naming another by phone, taking it back from one. */
export function OfficerList({ office: { userId, union } }: { office: Office }) {
  const params = { id: union.id }
  const officers = useAnswer(ownName(userId, `office-officers-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/officers', { params }),
  )
  const { data, problem, reload } = officers
  const remove = async ({ userId: officerId, phoneMasked }: Officer) => {
    const question = `${phoneMasked} 将不能再查看和管理本会的预算、名册与发放。已办的事不受影响。`
    if (!(await confirmAct('移除干部', question, '移除'))) return
    try {
      await call('DELETE /api/union-office/unions/{id}/officers/{userId}', {
        params: { id: union.id, userId: officerId },
      })
      toastDone('已移除')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await reload()
  }
  const columns: Column<Officer>[] = [
    {
      name: '手机号',
      kind: 'title',
      of: ({ phoneMasked }) => <Text className="number">{phoneMasked}</Text>,
    },
    { name: '身份', of: ({ isSelf }) => (isSelf ? <Tag tone="green">本人</Tag> : '工会干部') },
    {
      name: '操作',
      kind: 'acts',
      of: (officer) =>
        officer.isSelf ? null : (
          <Button
            size="small"
            tone="plain"
            label={`移除${officer.phoneMasked}`}
            onTap={() => void remove(officer)}
          >
            移除
          </Button>
        ),
    },
  ]
  return (
    <>
      <Panel title="现有干部">
        <Note>每位干部的权限相同：预算、名册、发放、采购与凭证。谁办了什么，系统都有记录。</Note>
        {data ? (
          <Table label="工会干部" rows={data.items} keyOf={(officer) => officer.userId} columns={columns} />
        ) : problem ? (
          <Failure problem={problem} onRetry={() => void reload()} />
        ) : (
          <SkeletonRows count={2} />
        )}
      </Panel>
      <AddOfficer unionId={union.id} onAdded={reload} />
    </>
  )
}

function AddOfficer({ unionId, onAdded }: { unionId: string; onAdded: () => Promise<void> }) {
  const [typed, setTyped] = useState('')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [adding, setAdding] = useState(false)
  const add = async () => {
    const phone = typed.replace(/[\s-]/g, '')
    if (!/^1[3-9]\d{9}$/.test(phone)) {
      setErrors({ phone: '请输入 11 位手机号' })
      return
    }
    const question = `让 ${phone} 与您一起管理本会？对方用这个手机号登录后，在“我的”里就有工会工作台。`
    if (!(await confirmAct('增加干部', question, '增加'))) return
    setAdding(true)
    try {
      await call('POST /api/union-office/unions/{id}/officers', { params: { id: unionId }, body: { phone } })
      toastDone('已增加')
      setTyped('')
      await onAdded()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setAdding(false)
  }
  return (
    <Panel title="增加干部">
      <TextField
        name="干部手机号"
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
        增加
      </Button>
    </Panel>
  )
}
