import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toast, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { Choices } from '@/workbench/choices'
import type { Office } from '../shared/office-page'

interface Props {
  office: Office
  onClose: () => void
  onRequested: () => void
}

const recent = { page: 1, pageSize: 50 }

/** Asks the merchants for the invoices of a grant's or a purchase's received orders. */
export function RequestSheet({ office: { userId, union }, onClose, onRequested }: Props) {
  const params = { id: union.id }
  const choices = useAnswer(ownName(userId, `office-invoice-choices-${union.id}`), async () => {
    const [grants, purchases] = await Promise.all([
      call('GET /api/union-office/unions/{id}/grants', { params, query: recent }),
      call('GET /api/union-office/unions/{id}/purchases', { params, query: recent }),
    ])
    return [
      ...grants.items.map(({ id, name, issuedAt }) => ({
        key: `grantId:${id}`,
        name,
        hint: `发放于 ${chinaDateTime(issuedAt)}`,
      })),
      ...purchases.items.map(({ id, name, createdAt }) => ({
        key: `purchaseId:${id}`,
        name,
        hint: `集体采购于 ${chinaDateTime(createdAt)}`,
      })),
    ]
  })
  const [chosen, setChosen] = useState('')
  const [sending, setSending] = useState(false)
  const request = async () => {
    const [kind = '', id = ''] = chosen.split(':')
    setSending(true)
    try {
      const { requested, already } = await call('POST /api/union-office/unions/{id}/invoices', {
        params,
        body: { [kind]: id },
      })
      toast(
        requested > 0
          ? `已向商家申请 ${requested} 张发票`
          : already > 0
            ? '这些订单的发票都申请过了'
            : '还没有已收货的订单，收货后再申请',
      )
      onRequested()
    } catch (thrown) {
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <Sheet
      open
      title="申请发票"
      onClose={onClose}
      foot={
        <Button disabled={!chosen} loading={sending} onTap={() => void request()}>
          向商家申请
        </Button>
      }
    >
      <Note>只为已收货的订单申请，已申请过的不会重复。</Note>
      {choices.data ? (
        choices.data.length > 0 ? (
          <Choices label="为哪次申请" options={choices.data} chosen={chosen} onChoose={setChosen} />
        ) : (
          <Note tone="warm">还没有发放或集体采购。</Note>
        )
      ) : choices.problem ? (
        <Failure problem={choices.problem} onRetry={() => void choices.reload()} />
      ) : (
        <SkeletonLines widths={[90, 70, 90]} />
      )}
    </Sheet>
  )
}
