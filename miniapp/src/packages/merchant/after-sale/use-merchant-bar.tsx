import { formatYuan } from '@yuxiang/shared/money'
import { type AfterSaleEvent, afterSaleActs } from '@yuxiang/shared/states/after-sale'
import { type ReactNode, useState } from 'react'
import { CaseBar } from '@/components/AfterSale/bar'
import { Button } from '@/components/Button'
import { ParcelSheet } from '@/components/ParcelSheet'
import { ReasonSheet } from '@/components/ReasonSheet'
import { useCaseActs } from '@/hooks/use-case-acts'
import { type Answer, call } from '@/services/api'
import { confirmAct, toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { ApproveSheet } from './approve-sheet'

export type MerchantCase = Answer<'GET /api/merchant/after-sales/{id}'>

const names: Partial<Record<AfterSaleEvent, string>> = {
  approve: '同意',
  reject: '拒绝',
  arrive: '登记到货',
  pass: '验货通过',
  fail: '验货不通过',
  replace: '发出换货',
  refundInstead: '改为退款',
}

interface Props {
  one: MerchantCase
  reload: () => Promise<unknown>
}

/** What the merchant can do with a case as it stands, each with its sheet or question. */
export function useMerchantBar({ one, reload }: Props): { bar: ReactNode; sheets: ReactNode } {
  const { busy, run } = useCaseActs(reload)
  const [sheet, setSheet] = useState<'approve' | 'reject' | 'fail' | 'replace' | 'message'>()
  const close = () => setSheet(undefined)
  const params = { id: one.id }
  const amount = `¥${formatYuan(one.totalFen)}`
  const done = async (title: string) => {
    toastDone(title)
    close()
    await reload()
  }
  const pass = async () => {
    const next = one.kind === 'exchange' ? '通过后请在期限内发出换货' : `通过后 ${amount} 立即原路退回买家`
    if (!(await confirmAct('退货验收通过？', next, '通过'))) return
    const body = { passed: true }
    await run('pass', '已通过', () =>
      call('POST /api/merchant/after-sales/{id}/inspection', { params, body }),
    )
  }
  const approveRefund = async () => {
    if (!(await confirmAct('同意退款？', `${amount} 将立即原路退回买家`, '同意退款'))) return
    await run('approve', '已退款', () =>
      call('POST /api/merchant/after-sales/{id}/approve', { params, body: {} }),
    )
  }
  const refundInstead = async () => {
    if (!(await confirmAct('无货可换，改为退款？', `${amount} 将立即原路退回买家`, '改为退款'))) return
    await run('refundInstead', '已退款', () =>
      call('POST /api/merchant/after-sales/{id}/refund-instead', { params }),
    )
  }
  const tap = (event: AfterSaleEvent) => {
    if (event === 'approve' && one.kind === 'refundOnly') void approveRefund()
    else if (event === 'approve' || event === 'reject' || event === 'fail' || event === 'replace')
      setSheet(event)
    else if (event === 'pass') void pass()
    else if (event === 'refundInstead') void refundInstead()
    else if (event === 'arrive') {
      void run('arrive', '已登记', () => call('POST /api/merchant/after-sales/{id}/arrival', { params }))
    }
  }
  // The rest of the order went without these units: they can only be given back.
  const acts = afterSaleActs('merchant', one.kind, one.state).filter(
    (event) => names[event] && (event === 'approve' || !one.leftBehind),
  )
  const main = acts.find((event) => event === 'approve' || event === 'pass' || event === 'replace')
  const bar = (
    <CaseBar>
      <Button size="fit" tone="plain" onTap={() => setSheet('message')}>
        留言
      </Button>
      {[...acts.filter((event) => event !== main), ...(main ? [main] : [])].map((event) => (
        <Button
          key={event}
          size="fit"
          tone={event === main ? 'main' : 'plain'}
          loading={busy === event}
          onTap={() => tap(event)}
        >
          {event === 'approve' && one.kind === 'refundOnly' ? '同意退款' : names[event]}
        </Button>
      ))}
    </CaseBar>
  )
  // Beside the bar, not in it: a sheet covers the screen.
  const sheets = (
    <>
      {sheet === 'approve' ? <ApproveSheet one={one} onClose={close} onDone={() => done('已同意')} /> : null}
      {sheet === 'reject' ? (
        <ReasonSheet
          title="拒绝申请"
          name="拒绝原因"
          placeholder="买家会看到；不认可时可以申请平台介入"
          action="拒绝申请"
          onClose={close}
          onSend={async ({ text, photos }) => {
            const body = { reason: text, photos }
            await call('POST /api/merchant/after-sales/{id}/reject', { params, body })
            await done('已拒绝')
          }}
        />
      ) : null}
      {sheet === 'fail' ? (
        <ReasonSheet
          title="验货不通过"
          name="原因"
          placeholder="写明哪里与退货要求不符，并附照片"
          action="提交"
          onClose={close}
          onSend={async ({ text, photos }) => {
            const body = { passed: false, reason: text, photos }
            await call('POST /api/merchant/after-sales/{id}/inspection', { params, body })
            await done('已提交')
          }}
        />
      ) : null}
      {sheet === 'replace' ? (
        <ParcelSheet
          title="发出换货"
          onClose={close}
          onSend={async (body) => {
            await call('POST /api/merchant/after-sales/{id}/replacement', { params, body })
            await done('已发出')
          }}
        />
      ) : null}
      {sheet === 'message' ? (
        <ReasonSheet
          title="给买家留言"
          name="留言"
          placeholder="与买家协商，或请对方补充"
          action="发送"
          maxLength={500}
          minLength={1}
          onClose={close}
          onSend={async (body) => {
            await withIdempotencyKey(`merchant-message-${one.id}`, body, (idempotencyKey) =>
              call('POST /api/merchant/after-sales/{id}/messages', { params, body, idempotencyKey }),
            )
            await done('已发送')
          }}
        />
      ) : null}
    </>
  )
  return { bar, sheets }
}
