import type { ManagedStreamer, StreamerInput } from '@yuxiang/shared/api/streamer-views'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import type { County } from '../shared/county-field'
import type { Led } from '../shared/entry-picker'
import { type PersonDraft, personBody, personOf } from '../shared/person-draft'

interface Draft extends PersonDraft {
  county: County | null
  team: Led | null
  base: Led | null
  certifiedBy: string
}

const draftOf = (streamer: ManagedStreamer | undefined): Draft => ({
  ...personOf(streamer, 'farmer'),
  county: streamer ? { code: streamer.countyCode, name: streamer.county } : null,
  team: streamer?.team ?? null,
  base: streamer?.base ?? null,
  certifiedBy: streamer?.certifiedBy ?? '',
})

/** A streamer as a desk enters or changes one. */
export function useStreamerForm(
  streamer: ManagedStreamer | undefined,
  onDone: (() => Promise<void>) | undefined,
) {
  const [draft, setDraft] = useState(() => draftOf(streamer))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    const { county, team, base, certifiedBy, ...person } = draft
    if (!county) {
      setErrors({ countyCode: '请选择区县' })
      return toast('请选择区县')
    }
    const body: StreamerInput = {
      ...personBody(person),
      countyCode: county.code,
      teamId: team?.id ?? null,
      baseId: base?.id ?? null,
      merchantId: streamer?.merchant?.id ?? null,
      certifiedBy,
    }
    setSaving(true)
    try {
      const { id } = await (streamer
        ? call('PUT /api/streamer-desk/streamers/{id}', { params: { id: streamer.id }, body })
        : withIdempotencyKey('streamer', body, (idempotencyKey) =>
            call('POST /api/streamer-desk/streamers', { body, idempotencyKey }),
          ))
      setErrors({})
      toastDone('已保存')
      if (streamer) await onDone?.()
      else await replacePage(pageUrl(pages.registerStreamer, { id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
