import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { useRef, useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { useLeaveGuard } from '@/services/leave-guard'
import { backToPage, pages } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { amountErrors, draftOf, type FilingDraft, submitErrors, wordsOf } from './filing-draft'

/** The year's form: what is typed is kept on this device until the server has it, whatever goes wrong. */
export function useFilingForm(userId: string, share: ShareYear, reload: () => Promise<void>) {
  const keptName = `share-filing-${share.unit.id}-${share.year}`
  const [restored] = useState(() => storedDraft<FilingDraft>(userId, keptName))
  const [draft, setDraft] = useState<FilingDraft>(() => ({ ...draftOf(share), ...restored }))
  const [unsaved, setUnsaved] = useState(restored !== undefined)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState<'save' | 'submit'>()
  const [conflict, setConflict] = useState(false)
  /** Of the version that the server has: grows with every save. */
  const revision = useRef(share.open?.revision ?? 0)
  useLeaveGuard(unsaved, '有内容还没有暂存，确定离开吗？已填内容会留在本机。')
  const params = { id: share.unit.id, year: share.year }

  const change = (part: Partial<FilingDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setUnsaved(true)
    setErrors({})
    storeDraft(userId, keptName, next)
  }
  const put = async () => {
    const kept = await call('PUT /api/budget-unit/units/{id}/years/{year}', {
      params,
      body: { revision: revision.current, ...wordsOf(draft) },
    })
    revision.current = kept.open?.revision ?? 0
    dropDraft(userId, keptName)
    setUnsaved(false)
    setConflict(false)
  }
  const run = async (what: 'save' | 'submit', work: () => Promise<void>) => {
    if (sending) return
    setSending(what)
    try {
      await work()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      if (thrown instanceof ApiProblem && thrown.code === 'filing_changed')
        await seeOther().catch(toastProblem)
    }
    setSending(undefined)
  }
  /** Somebody else wrote meanwhile: what is typed here stays, and the next save goes over theirs. */
  const seeOther = async () => {
    const now = await call('GET /api/budget-unit/units/{id}/years/{year}', { params })
    revision.current = now.open?.revision ?? 0
    setConflict(true)
    storeDraft(userId, keptName, draft)
    if (now.open?.state === 'submitted') await reload()
  }
  const save = () => {
    const wrong = amountErrors(draft)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return toast('还有没填好的地方')
    return void run('save', async () => {
      await put()
      toastDone('已暂存')
    })
  }
  const submit = async () => {
    const wrong = submitErrors(draft, share)
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return toast('还有没填好的地方')
    const { reservedFen } = wordsOf(draft)
    const question = `${share.year} 年预留份额 ¥${formatYuan(reservedFen ?? 0)}，提交后由市级主管部门审核。`
    if (!(await confirmAct('提交填报', question, '提交'))) return
    await run('submit', async () => {
      await put()
      await call('POST /api/budget-unit/units/{id}/years/{year}/submit', {
        params,
        body: { revision: revision.current },
      })
      toastDone('已提交')
      backToPage(pages.budgetUnit)
    })
  }
  return {
    draft,
    errors,
    sending,
    conflict,
    restored: restored !== undefined && unsaved,
    change,
    save,
    submit,
  }
}
