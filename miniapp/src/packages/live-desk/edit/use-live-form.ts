import type { LiveSessionState } from '@yuxiang/shared/states/live'
import { useRef, useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { momentIn } from '@/workbench/china-moment'
import { baseOf, forgetDraft, keepDraft, restoreDraft } from './kept-draft'
import { type LiveDraft, readLive } from './live-draft'

export interface SavedLive {
  id: string
  state: LiveSessionState
  draft: LiveDraft
}

const dayMinutes = 24 * 60

/** Tomorrow evening, for two hours. */
const usual = (): LiveDraft => {
  const tomorrow = momentIn(dayMinutes).slice(0, 10)
  return {
    ...{ room: null, title: '', hostName: '', streamerId: null, county: null, venue: null },
    ...{ link: '', appLink: '', feedId: '', coverUrl: null },
    ...{ startsAt: `${tomorrow}T19:30`, endsAt: `${tomorrow}T21:30`, products: [], coupons: [] },
  }
}

/** Where a refusal that names no field belongs. */
const fieldOf: Partial<Record<ApiProblem['code'], string>> = {
  live_times_invalid: 'endsAt',
  live_room_busy: 'endsAt',
  streamer_not_found: 'hostName',
  live_room_closed: 'roomId',
  live_room_not_found: 'roomId',
  live_product_unknown: 'products',
  live_coupon_unknown: 'coupons',
  out_of_stock: 'products',
  picture_unknown: 'coverUrl',
}

const errorsOf = (thrown: unknown): FieldErrors => {
  const field = thrown instanceof ApiProblem ? fieldOf[thrown.code] : undefined
  return field && thrown instanceof ApiProblem ? { [field]: thrown.title } : fieldErrors(thrown)
}

/** The form of a session: typing (kept on this device until it is saved) and saving it. */
export function useLiveForm(userId: string, saved: SavedLive | undefined) {
  const [base] = useState(() => baseOf(saved?.draft))
  const [{ draft, restored }, setHeld] = useState(() => {
    const kept = restoreDraft(userId, saved?.id, base)
    return { draft: kept ?? saved?.draft ?? usual(), restored: kept !== undefined }
  })
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [busy, setBusy] = useState(false)
  const { body, errors } = readLive(draft)

  // An upload ends long after its tap: what it changes is the draft of then.
  const newest = useRef(draft)
  newest.current = draft

  const change = (part: Partial<LiveDraft>) => {
    const next = { ...newest.current, ...part }
    newest.current = next
    setHeld((before) => ({ ...before, draft: next }))
    setRefused({})
    keepDraft(userId, saved?.id, { base, draft: next })
  }

  const startAgain = async () => {
    if (!(await confirmAct('放弃没保存的内容', '没保存的内容会清掉，不能撤销。', '放弃'))) return
    forgetDraft(userId, saved?.id)
    setHeld({ draft: saved?.draft ?? usual(), restored: false })
    setTried(false)
    setRefused({})
  }

  const save = async () => {
    if (busy) return
    setTried(true)
    if (!body) {
      toast('还有没填好的地方')
      return
    }
    setBusy(true)
    try {
      const { id } = saved
        ? await call('PUT /api/workbench/live/sessions/{id}', { params: { id: saved.id }, body })
        : await withIdempotencyKey('live-session', body, (idempotencyKey) =>
            call('POST /api/workbench/live/sessions', { body, idempotencyKey }),
          )
      forgetDraft(userId, saved?.id)
      toastDone('已保存')
      await replacePage(pageUrl(pages.deskLiveSession, { id }))
    } catch (thrown) {
      setRefused(errorsOf(thrown))
      toastProblem(thrown)
    }
    setBusy(false)
  }

  return {
    draft,
    /** It begins with what was typed here before and not saved. */
    restored,
    errors: { ...(tried ? errors : {}), ...refused } as FieldErrors,
    busy,
    /** It is on: its room, its start and what was set aside stay. */
    isOn: saved?.state === 'live',
    change,
    startAgain,
    save,
  }
}

export type LiveForm = ReturnType<typeof useLiveForm>
