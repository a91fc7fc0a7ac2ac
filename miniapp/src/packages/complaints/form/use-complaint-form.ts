import type { ComplaintStart } from '@yuxiang/shared/api/complaints'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { bodyOf, type Draft, forgetDraft, keepDraft, keptDraft, missingOf } from './draft'

/** Everything a complaint is made of; kept on the phone with every letter, until it was sent. */
export function useComplaintForm(userId: string, subject: string, start: ComplaintStart) {
  const [draft, setDraft] = useState<Draft>(() => keptDraft(userId, subject, start))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)

  const change = (changes: Partial<Draft>, field?: string) => {
    const next = { ...draft, ...changes }
    setDraft(next)
    keepDraft(userId, subject, next)
    if (field) setErrors(withoutField(errors, field))
  }
  const send = async () => {
    const missing = missingOf(draft)
    setErrors(missing)
    const first = Object.values(missing)[0]
    if (first) return toast(first)
    const body = bodyOf(draft, start)
    if (!body || sending) return
    setSending(true)
    try {
      const opened = await withIdempotencyKey('complaint', body, (idempotencyKey) =>
        call('POST /api/complaints', { body, idempotencyKey }),
      )
      forgetDraft(userId, subject)
      await replacePage(pageUrl(pages.ownCase, { id: opened.id, new: '1' }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return { draft, errors, change, sending, send }
}

export type Form = ReturnType<typeof useComplaintForm>
