import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { usePreview } from '@/hooks/use-preview'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { today } from '@/services/today'
import type { Office } from '../shared/office-page'
import { type GrantDraft, readGrant } from './read-grant'

const usualDays = 90

/** The form of a grant: typing, what it would do as the server computes it, and issuing it once. */
export function useGrantForm({ union }: Office, budget: Budget) {
  const [draft, setDraft] = useState<GrantDraft>({
    budgetId: budget.id,
    name: '',
    way: 'all',
    perMember: '',
    perGroup: {},
    scope: 'city',
    countyCodes: [],
    products: [],
    venues: [],
    validFrom: today(),
    validTo: today(usualDays),
  })
  // Fields that were left wrong are named when the officer wants to issue, not while typing.
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<FieldErrors>({})
  const [issuing, setIssuing] = useState(false)
  const { body, errors } = readGrant(draft)
  const params = { id: union.id }
  const preview = usePreview(body, (input) =>
    call('POST /api/union-office/unions/{id}/grants/preview', { params, body: input }),
  )

  const change = (part: Partial<GrantDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setRefused({})
  }

  const issue = async () => {
    setTried(true)
    const { data } = preview
    if (!body || !data || data.obstacles.length > 0 || issuing) return
    const question = `向 ${data.members} 名会员发放“${body.name}”，共 ¥${formatYuan(data.totalFen)}。会员会立即收到，只能收回未用的部分。`
    if (!(await confirmAct('确认发放', question, '确认发放'))) return
    setIssuing(true)
    const { members: expectedMembers, totalFen: expectedTotalFen, digest: expectedDigest } = data
    const sent = { ...body, expectedMembers, expectedTotalFen, expectedDigest }
    try {
      const grant = await withIdempotencyKey('grant', { unionId: union.id, ...sent }, (idempotencyKey) =>
        call('POST /api/union-office/unions/{id}/grants', {
          params,
          body: sent,
          idempotencyKey,
          // Ten thousand members take some seconds.
          timeoutMs: 60_000,
        }),
      )
      toastDone('已发放')
      await replacePage(pageUrl(pages.officeGrant, { id: grant.id }))
    } catch (thrown) {
      setRefused(fieldErrors(thrown))
      toastProblem(thrown)
      // Without an answer it may have been issued: what was asked stays as it is, to be sent again under its own key.
      if (thrown instanceof ApiProblem && !thrown.mayRetry) preview.reload()
    }
    setIssuing(false)
  }
  const shownErrors: FieldErrors = { ...(tried ? errors : {}), ...fieldErrors(preview.problem), ...refused }
  return { draft, errors: shownErrors, complete: body !== undefined, preview, issuing, change, issue }
}

export type GrantForm = ReturnType<typeof useGrantForm>
