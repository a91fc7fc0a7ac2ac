import type { Application } from '@yuxiang/shared/api/merchants'
import { applicationSteps, stepOf } from '@yuxiang/shared/merchants/check-application'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '@/services/api'
import { type Part, withPart } from '@/services/draft-part'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { backToPage, pages } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { askConsents } from '@/services/subscribe'
import { today } from '@/services/today'
import { draftOf, type EntryDraft, faultsOf, inputOf } from './entry-draft'

const SAVE_AFTER_MS = 1_500
type Saved = 'saved' | 'waiting' | 'saving' | 'failed'

interface Kept {
  /** What it was typed upon: another device may have gone on since. */
  base: string
  draft: EntryDraft
}

/** What is typed of an application: kept on the phone at once, on the server a moment later. */
export function useEntryForm(userId: string, application: Application) {
  const [kept, setKept] = useState(application)
  const slot = `entry-${application.id}`
  const [draft, setDraft] = useState<EntryDraft>(() => {
    const stored = storedDraft<Kept>(userId, slot)
    return stored?.base === application.updatedAt
      ? withFreshLinks(stored.draft, application)
      : draftOf(application)
  })
  const [saved, setSaved] = useState<Saved>('saved')
  const [errors, setErrors] = useState<FieldErrors>({})
  const [step, setStep] = useState(0)
  const [sending, setSending] = useState(false)
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Part<EntryDraft>) => {
    const next = withPart(newest.current, part)
    newest.current = next
    setDraft(next)
    setErrors({})
    setSaved('waiting')
    // What only sealed text may hold is not kept on the phone either.
    storeDraft(userId, slot, { base: kept.updatedAt, draft: { ...next, contactPhone: '', number: '' } })
  }
  const save = useCallback(async (): Promise<boolean> => {
    const sent = newest.current
    setSaved('saving')
    try {
      const answer = await call('PUT /api/merchant-entry/{id}', {
        params: { id: application.id },
        body: inputOf(sent),
      })
      setKept(answer)
      const isNewest = newest.current === sent
      if (isNewest) dropDraft(userId, slot)
      setSaved(isNewest ? 'saved' : 'waiting')
      return true
    } catch (thrown) {
      setSaved('failed')
      if (thrown instanceof ApiProblem && thrown.code === 'application_state_conflict') toastProblem(thrown)
      else if (thrown instanceof ApiProblem && thrown.status >= 400) {
        setErrors(fieldErrors(thrown))
        toastProblem(thrown)
      }
      return false
    }
  }, [application.id, userId, slot])
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of the draft puts the saving off.
  useEffect(() => {
    if (saved !== 'waiting') return
    const timer = setTimeout(() => void save(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [draft, saved, save])

  const goTo = async (next: number) => {
    setStep(next)
    if (saved !== 'saved') await save()
  }
  const faults = faultsOf(draft, kept, today())
  const show = (paths: FieldErrors) => {
    setErrors(paths)
    const [first] = Object.keys(paths)
    if (first) setStep(applicationSteps.findIndex(({ key }) => key === stepOf(first)))
  }
  const submit = async () => {
    if (faults.length > 0) {
      show(Object.fromEntries(faults.map(({ path, message }) => [path, message])))
      toast(`还有 ${faults.length} 处需要补全`)
      return
    }
    setSending(true)
    await askConsents(['merchantAffairs'])
    try {
      if (saved === 'saved' || (await save())) {
        await call('POST /api/merchant-entry/{id}/submit', { params: { id: application.id } })
        toastDone('已提交')
        backToPage(pages.entry)
      }
    } catch (thrown) {
      show(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return { draft, kept, change, errors, show, faults, saved, save, step, goTo, submit, sending }
}

/** Addresses of scans are good for minutes: those the server gave just now. */
const withFreshLinks = (draft: EntryDraft, { licences }: Application): EntryDraft => ({
  ...draft,
  licences: draft.licences.map((licence) => ({
    ...licence,
    document:
      licences.find(({ documentId }) => documentId === licence.document?.id)?.document ?? licence.document,
  })),
})

export type EntryForm = ReturnType<typeof useEntryForm>
