import type { RegionTarget } from '@yuxiang/shared/api/statistics-views'
import { fenOfWan, wanText } from '@yuxiang/shared/statistics/wan'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'

interface Props {
  year: number
  target: RegionTarget
  onDone: () => Promise<void>
  onClose: () => void
}

/** A region's target of a year, with its ground; left empty it is taken away. */
export function TargetSheet({ year, target, onDone, onClose }: Props) {
  const { countyCode, name, targetFen, version } = target
  const before = targetFen === null ? '' : wanText(targetFen)
  const [amount, setAmount] = useState(before)
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<{ amountFen?: string | undefined; reason?: string | undefined }>({})
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const isEmpty = amount.trim() === ''
    const amountFen = isEmpty ? null : fenOfWan(amount)
    const wrong = {
      ...(isEmpty || amountFen !== null ? {} : { amountFen: '请填写大于 0 的数，最多两位小数' }),
      ...(reason.trim().length < 2 ? { reason: '请填写依据或原因' } : {}),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    setSaving(true)
    try {
      await call('PUT /api/statistics/targets', {
        body: { year, countyCode, amountFen, version, reason: reason.trim() },
      })
      toastDone(isEmpty ? '已撤销' : '已设定')
      await onDone()
      onClose()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSaving(false)
    }
  }
  return (
    <Sheet
      open
      title={`${name} ${year} 年目标`}
      dirty={amount !== before || reason !== ''}
      onClose={onClose}
      foot={
        <Button loading={saving} onTap={() => void save()}>
          保存目标
        </Button>
      }
    >
      <Note>目标为认定帮扶产品的净销售额。每次改动记为新的一版；留空就是撤销目标。</Note>
      <TextField
        name="目标（万元）"
        placeholder="如 1250.5"
        maxLength={14}
        value={amount}
        error={errors.amountFen}
        onInput={setAmount}
      />
      <TextField
        name="依据或原因"
        placeholder="如 2026 年度指导性计划"
        maxLength={100}
        value={reason}
        error={errors.reason}
        onInput={setReason}
      />
    </Sheet>
  )
}
