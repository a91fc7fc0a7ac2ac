import type { EntryInput, EntryView } from '@yuxiang/shared/api/streamer-views'
import type { EntryKind } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import type { County } from '../shared/county-field'
import type { Led } from '../shared/entry-picker'

interface Draft {
  name: string
  county: County | null
  place: string
  venue: Led | null
  brand: Led | null
  products: Led[]
  intro: string
}

const draftOf = (entry: EntryView | undefined): Draft => ({
  name: entry?.name ?? '',
  county: entry ? { code: entry.countyCode, name: entry.county } : null,
  place: entry?.place ?? '',
  venue: entry?.venue ?? null,
  brand: entry?.brand ?? null,
  products: entry?.products ?? [],
  intro: entry?.intro ?? '',
})

interface Options {
  kind: EntryKind
  entry: EntryView | undefined
  onDone: (() => Promise<void>) | undefined
}

/** A base, team or brand as a desk enters or changes one. */
export function useEntryForm({ kind, entry, onDone }: Options) {
  const [draft, setDraft] = useState(() => draftOf(entry))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const save = async () => {
    const { name, county, place, venue, brand, products, intro } = draft
    if (!county) {
      setErrors({ countyCode: '请选择区县' })
      return toast('请选择区县')
    }
    const body: EntryInput = {
      ...{ kind, name, place, intro, countyCode: county.code },
      ...{ venueId: venue?.id ?? null, brandId: brand?.id ?? null },
      productIds: products.map(({ id }) => id),
    }
    setSaving(true)
    try {
      const { id } = await (entry
        ? call('PUT /api/streamer-desk/entries/{id}', { params: { id: entry.id }, body })
        : withIdempotencyKey(`register-${kind}`, body, (idempotencyKey) =>
            call('POST /api/streamer-desk/entries', { body, idempotencyKey }),
          ))
      setErrors({})
      toastDone('已保存')
      if (entry) await onDone?.()
      else await replacePage(pageUrl(pages.registerEntry, { kind, id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
