import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { today } from '@/services/today'
import { type BudgetDraft, readBudget } from './read-budget'

/** The form of a budget: typing and saving. What was typed stays when it is refused. */
export function useBudgetForm(unionId: string, budget: Budget | undefined, onSaved: () => Promise<void>) {
  const year = String(budget?.year ?? today().slice(0, 4))
  const empty = { year, amount: '', cap: '', title: '', documentNo: '', issuedOn: '' }
  const [draft, setDraft] = useState<BudgetDraft>(empty)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)

  const change = (part: Partial<BudgetDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
  }

  const save = async () => {
    if (saving) return
    const read = readBudget(draft)
    setErrors(read.errors)
    const { body } = read
    if (!body) return
    const question = `${body.year} 年度${budget ? '追加' : '预算'} ¥${formatYuan(body.amountFen)}，依据“${body.source.title}”（${body.source.documentNo}）。登记后不能修改。`
    if (!(await confirmAct(budget ? '追加预算' : '开立预算', question))) return
    setSaving(true)
    try {
      await withIdempotencyKey('budget', { unionId, ...body }, (idempotencyKey) =>
        call('POST /api/union-office/unions/{id}/budgets', { params: { id: unionId }, body, idempotencyKey }),
      )
      toastDone(budget ? '已追加' : '已开立')
      await onSaved()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
