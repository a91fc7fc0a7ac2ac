import type { ComplaintStart } from '@yuxiang/shared/api/complaints'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/services/api'
import { type Part, withPart } from '@/services/draft-part'
import { toast, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors, withoutField } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { askConsents } from '@/services/subscribe'
import { bodyOf, type Draft, forgetDraft, keepDraft, keptDraft, lostFiles, missingOf } from './draft'

export interface FormProps {
  userId: string
  subject: string
  start: ComplaintStart
  /** Asks again what the form begins with. */
  reload: () => Promise<unknown>
}

/** Everything a complaint is made of; kept on the phone with every letter, until it was sent. */
export function useComplaintForm({ userId, subject, start, reload }: FormProps) {
  const [lost, setLost] = useState(() => lostFiles(userId, subject, start))
  const [draft, setDraft] = useState<Draft>(() => keptDraft(userId, subject, start))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)

  // An upload ends long after its tap: what it changes is the draft of then.
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Part<Draft>, field?: string) => {
    newest.current = withPart(newest.current, part)
    setDraft(newest.current)
    keepDraft(userId, subject, newest.current)
    if (field) setErrors((before) => withoutField(before, field))
  }
  const send = async () => {
    const missing = missingOf(draft)
    setErrors(missing)
    const first = Object.values(missing)[0]
    if (first) return toast(first)
    const body = bodyOf(draft, start)
    if (!body || sending) return
    setSending(true)
    await askConsents(['complaint'])
    try {
      const opened = await withIdempotencyKey('complaint', body, (idempotencyKey) =>
        call('POST /api/complaints', { body, idempotencyKey }),
      )
      forgetDraft(userId, subject)
      await replacePage(pageUrl(pages.ownCase, { id: opened.id, new: '1' }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      // A file's time was over while the form was open: which one is asked again.
      if (thrown instanceof ApiProblem && thrown.code === 'case_file_unknown') await reload()
      setSending(false)
    }
  }
  useEffect(() => {
    if (!draft.files.some(({ id }) => start.goneFiles.includes(id))) return
    setLost(lostFiles(userId, subject, start))
    setDraft(keptDraft(userId, subject, start))
  }, [start, userId, subject, draft.files])
  return { draft, errors, lost, change, sending, send }
}

export type Form = ReturnType<typeof useComplaintForm>
