import type { ManagedVenue } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { draftOf, readPoint, type VenueDraft, venueInput } from './read-venue'

interface Given {
  venue: ManagedVenue | undefined
  countyNames: ReadonlyMap<string, string>
  onDone?: () => Promise<void>
}

/** A venue's form: what is typed, what is wrong with it, and its saving. */
export function useVenueForm({ venue, countyNames, onDone }: Given) {
  const [draft, setDraft] = useState(() => draftOf(venue, countyNames))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<VenueDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
  }
  const save = async () => {
    if (draft.kind !== 'zone' && readPoint(draft.place) === undefined) {
      toast('地图位置请填写两个数字')
      return
    }
    const body = venueInput(draft)
    setSaving(true)
    try {
      const { id } = await (venue
        ? call('PUT /api/operations/venues/{id}', { params: { id: venue.id }, body })
        : withIdempotencyKey('venue', body, (idempotencyKey) =>
            call('POST /api/operations/venues', { body, idempotencyKey }),
          ))
      toastDone('已保存')
      if (venue) await onDone?.()
      else await replacePage(pageUrl(pages.operatorVenue, { id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
