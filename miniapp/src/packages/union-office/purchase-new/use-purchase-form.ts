import type { Budget } from '@yuxiang/shared/api/union-office'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { type FieldErrors, fieldErrors } from '@/workbench/field-errors'
import { usePreview } from '@/workbench/use-preview'
import type { Office } from '../shared/office-page'
import { type PurchaseDraft, readPurchase } from './read-purchase'

/** The form of a collective purchase: filling in, what it would cost, and placing it once. */
export function usePurchaseForm({ union }: Office, budget: Budget) {
  const [draft, setDraft] = useState<PurchaseDraft>({
    budgetId: budget.id,
    name: '',
    items: [],
    way: 'all',
    groups: [],
    addressId: '',
  })
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [placing, setPlacing] = useState(false)
  const { body, errors } = readPurchase(draft)
  const params = { id: union.id }
  const preview = usePreview(body, (input) =>
    call('POST /api/union-office/unions/{id}/purchases/quote', { params, body: input }),
  )

  const change = (part: Partial<PurchaseDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setRefused({})
  }

  const place = async () => {
    setTried(true)
    const { data } = preview
    if (!body || !data || data.obstacles.length > 0 || placing) return
    const totalFen = data.quote.totalFen
    const question = `为 ${data.members} 名会员采购“${body.name}”，用预算支付 ¥${formatYuan(totalFen)}，分 ${data.quote.orders.length} 个订单下给商家。`
    if (!(await confirmAct('确认采购', question, '确认采购'))) return
    setPlacing(true)
    const sent = { ...body, expectedMembers: data.members, expectedTotalFen: totalFen }
    try {
      const purchase = await withIdempotencyKey(
        'purchase',
        { unionId: union.id, ...sent },
        (idempotencyKey) =>
          call('POST /api/union-office/unions/{id}/purchases', {
            params,
            body: sent,
            idempotencyKey,
            // Ten thousand members take some seconds.
            timeoutMs: 60_000,
          }),
      )
      toastDone('已下单')
      await replacePage(pageUrl(pages.officePurchase, { id: purchase.id }))
    } catch (thrown) {
      setRefused(fieldErrors(thrown))
      toastProblem(thrown)
      preview.reload()
    }
    setPlacing(false)
  }
  const shownErrors: FieldErrors = { ...(tried ? errors : {}), ...fieldErrors(preview.problem), ...refused }
  return { draft, errors: shownErrors, complete: body !== undefined, preview, placing, change, place }
}

export type PurchaseForm = ReturnType<typeof usePurchaseForm>
