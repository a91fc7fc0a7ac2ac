import type { Training, TrainingInput } from '@yuxiang/shared/api/streamer-views'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { today } from '@/services/today'
import type { County } from '../shared/county-field'

type Person = Training['participants'][number]
interface Draft {
  course: string
  organiser: string
  place: string
  heldOn: string
  hours: string
  county: County | null
  people: Person[]
}

const draftOf = (training: Training | undefined): Draft => ({
  course: training?.course ?? '',
  organiser: training?.organiser ?? '',
  place: training?.place ?? '',
  heldOn: training?.heldOn ?? today(),
  hours: training ? String(training.hours) : '',
  county: training ? { code: training.countyCode, name: training.county } : null,
  people: training?.participants ?? [],
})

/** A training as a desk writes it down. */
export function useTrainingForm(training: Training | undefined, onDone: (() => Promise<void>) | undefined) {
  const [draft, setDraft] = useState(() => draftOf(training))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    const { county, people, hours, ...said } = draft
    const missing: FieldErrors = {
      ...(county ? {} : { countyCode: '请选择区县' }),
      ...(/^\d{1,3}$/.test(hours.trim()) ? {} : { hours: '学时为整数' }),
    }
    setErrors(missing)
    const [first] = Object.values(missing)
    if (!county || first) return toast(first ?? '请选择区县')
    const body: TrainingInput = {
      ...said,
      hours: Number(hours),
      countyCode: county.code,
      participants: people.map(({ streamerId, result }) => ({ streamerId, result })),
    }
    setSaving(true)
    try {
      const { id } = await (training
        ? call('PUT /api/streamer-desk/trainings/{id}', { params: { id: training.id }, body })
        : withIdempotencyKey('training', body, (idempotencyKey) =>
            call('POST /api/streamer-desk/trainings', { body, idempotencyKey }),
          ))
      toastDone('已保存')
      if (training) await onDone?.()
      else await replacePage(pageUrl(pages.registerTraining, { id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
