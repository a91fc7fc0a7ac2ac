import { useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toast, toastDone, toastProblem } from '@/services/feedback'
import type { FieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { momentIn } from '@/workbench/china-moment'
import type { Bench } from '@/workbench/common-page'
import { campaignErrors } from '../shared/campaign-errors'
import { type CouponDraft, emptyCoupon, readCoupon } from './coupon-draft'

const dayMinutes = 24 * 60

/** From today on for thirty days. */
function usual(merchantId: string | null): CouponDraft {
  const day = (days: number) => `${momentIn(days * dayMinutes).slice(0, 10)}T00:00`
  return emptyCoupon(merchantId, day(0), day(30))
}

/** A draft that the server has. */
export interface SavedCoupon {
  id: string
  draft: CouponDraft
}

/** The form of a coupon batch: typing (kept on this device until it is saved) and saving it once. */
export function useCouponForm({ userId, merchantId }: Bench, saved: SavedCoupon | undefined) {
  const keptName = `coupon-batch-${saved?.id ?? 'new'}`
  const initial = () => saved?.draft ?? usual(merchantId)
  const [draft, setDraft] = useState<CouponDraft>(() => ({
    ...initial(),
    ...storedDraft<CouponDraft>(userId, keptName),
  }))
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const { body, errors } = readCoupon(draft)

  const change = (part: Partial<CouponDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setRefused({})
    storeDraft(userId, keptName, next)
  }

  const startAgain = async () => {
    const [title, act] = saved ? ['放弃改动', '放弃'] : ['清空重填', '清空']
    if (!(await confirmAct(title, '没保存的内容会清掉，不能撤销。', act))) return
    dropDraft(userId, keptName)
    setDraft(initial())
    setTried(false)
    setRefused({})
  }

  const save = async () => {
    setTried(true)
    if (saving) return
    if (!body) {
      toast('还有没填好的地方')
      return
    }
    setSaving(true)
    try {
      const { id } = await (saved
        ? call('PUT /api/workbench/coupon-batches/{id}', { params: { id: saved.id }, body })
        : withIdempotencyKey('coupon-batch', body, (idempotencyKey) =>
            call('POST /api/workbench/coupon-batches', { body, idempotencyKey }),
          ))
      dropDraft(userId, keptName)
      toastDone('草稿已保存')
      await replacePage(pageUrl(pages.benchCoupon, { id }))
    } catch (thrown) {
      // A coupon's tiers and scope don't lie within a plan.
      const named = Object.entries(campaignErrors(thrown))
      setRefused(Object.fromEntries(named.map(([path, error]) => [path.replace(/^plan\./, ''), error])))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return {
    draft,
    errors: { ...(tried ? errors : {}), ...refused } as FieldErrors,
    body,
    saved,
    saving,
    change,
    save,
    startAgain,
  }
}

export type CouponForm = ReturnType<typeof useCouponForm>
