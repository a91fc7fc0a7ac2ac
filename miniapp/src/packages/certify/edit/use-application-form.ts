import type { Case, Paper } from '@yuxiang/shared/api/certification'
import { missingOf } from '@yuxiang/shared/certification/requirements'
import { useState } from 'react'
import { call } from '@/services/api'
import { type Part, withPart } from '@/services/draft-part'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { askConsents } from '@/services/subscribe'
import { today } from '@/services/today'
import { type Draft, draftOf, readApplication } from './read-application'

/** An application as it is filled in: saved as it is, or saved and handed over. */
export function useApplicationForm(application: Case) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(application))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState<'save' | 'submit'>()
  const [paperNames, setPaperNames] = useState(
    () => new Map(application.papers.map(({ id, name }) => [id, name])),
  )
  const params = { id: application.id }
  const input = readApplication(draft)
  const missing = missingOf(input, today())

  const run = async (what: 'save' | 'submit') => {
    setBusy(what)
    if (what === 'submit') await askConsents(['certification'])
    try {
      await call('PUT /api/merchant/certification-applications/{id}', { params, body: input })
      if (what === 'save') toastDone('已保存')
      else {
        await call('POST /api/merchant/certification-applications/{id}/submit', { params })
        toastDone('已提交')
        await replacePage(pageUrl(pages.certifyCase, { id: application.id }))
      }
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  return {
    draft,
    errors,
    busy,
    missing,
    paperNames,
    change(part: Part<Draft>) {
      setDraft((before) => withPart(before, part))
      setErrors({})
    },
    nameOf: ({ id, name }: Paper) => setPaperNames((before) => new Map(before).set(id, name)),
    save: () => run('save'),
    async submit() {
      if (missing.length > 0) {
        setErrors(Object.fromEntries([...missing].reverse().map(({ path, message }) => [path, message])))
        toast(missing[0]?.message ?? '')
        return
      }
      await run('submit')
    },
  }
}
