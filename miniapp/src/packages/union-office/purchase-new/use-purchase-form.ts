import type { Budget } from '@yuxiang/shared/api/union-budgets'
import type { PurchaseInput, PurchaseQuote } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
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
    delivery: 'unit',
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
    const question = questionOf(body, data)
    if (!(await confirmAct('确认采购', question, '确认采购'))) return
    setPlacing(true)
    const sent = {
      ...body,
      expectedMembers: data.members,
      expectedTotalFen: totalFen,
      expectedDigest: data.digest,
    }
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
      // Without an answer it may have been placed: what was asked stays as it is, to be sent again under its own key.
      if (thrown instanceof ApiProblem && !thrown.mayRetry) preview.reload()
    }
    setPlacing(false)
  }
  const shownErrors: FieldErrors = { ...(tried ? errors : {}), ...fieldErrors(preview.problem), ...refused }
  return { draft, errors: shownErrors, complete: body !== undefined, preview, placing, change, place }
}

/** What placing it will do, and who gets nothing. */
function questionOf(
  { name, delivery }: PurchaseInput,
  { members, quote, withoutCount }: PurchaseQuote,
): string {
  const bought = `为 ${members} 名会员采购“${name}”，用预算支付 ¥${formatYuan(quote.totalFen)}`
  if (delivery !== 'members') return `${bought}，分 ${quote.orders.length} 个订单下给商家。`
  const left = withoutCount > 0 ? `另有 ${withoutCount} 名会员这次收不到。` : ''
  return `${bought}，由商家直接寄到每个人的收货地址。${left}`
}

export type PurchaseForm = ReturnType<typeof usePurchaseForm>
