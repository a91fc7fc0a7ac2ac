import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
import { policy } from '@yuxiang/shared/policy'
import { type AfterSaleEvent, afterSaleActs } from '@yuxiang/shared/states/after-sale'
import { type ReactNode, useState } from 'react'
import { CaseBar } from '@/components/AfterSale/bar'
import { Button } from '@/components/Button'
import { ParcelSheet } from '@/components/ParcelSheet'
import { ReasonSheet } from '@/components/ReasonSheet'
import { useCaseActs } from '@/hooks/use-case-acts'
import { call } from '@/services/api'
import { confirmAct, toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'

const names: Partial<Record<AfterSaleEvent, string>> = {
  cancel: '撤销申请',
  ship: '填写运单号',
  receive: '确认收到换货',
  escalate: '申请平台介入',
}

interface Props {
  one: AfterSaleDetail
  reload: () => Promise<unknown>
}

/** What the buyer can do with a case as it stands, and a way to write. */
export function useBuyerBar({ one, reload }: Props): { bar: ReactNode; sheets: ReactNode } {
  const { busy, run } = useCaseActs(reload)
  const [sheet, setSheet] = useState<'ship' | 'escalate' | 'message'>()
  const close = () => setSheet(undefined)
  const params = { id: one.id }
  const cancel = async () => {
    if (!(await confirmAct('撤销这次申请？', '撤销后在期限内还可以重新申请', '撤销'))) return
    await run('cancel', '已撤销', () => call('POST /api/after-sales/{id}/cancel', { params }))
  }
  const receive = async () => {
    if (!(await confirmAct('收到换货了吗？', '确认后这笔售后就完成了', '已收到'))) return
    await run('receive', '已确认', () => call('POST /api/after-sales/{id}/confirm-replacement', { params }))
  }
  const tap = (event: AfterSaleEvent) => {
    if (event === 'cancel') void cancel()
    else if (event === 'receive') void receive()
    else if (event === 'ship' || event === 'escalate') setSheet(event)
  }
  const done = async (title: string) => {
    toastDone(title)
    close()
    await reload()
  }
  // What the shop asked back is not the buyer's to take back, nor what the rest of the order went without.
  const acts = afterSaleActs('buyer', one.kind, one.state).filter(
    (event) => event !== 'cancel' || (one.reason !== 'giftCondition' && !one.leftBehind),
  )
  const bar = (
    <CaseBar>
      <Button size="fit" tone="plain" onTap={() => setSheet('message')}>
        留言
      </Button>
      {acts.map((event) => (
        <Button
          key={event}
          size="fit"
          tone={event === 'cancel' ? 'plain' : 'main'}
          loading={busy === event}
          onTap={() => tap(event)}
        >
          {names[event]}
        </Button>
      ))}
    </CaseBar>
  )
  // Beside the bar, not in it: a sheet covers the screen.
  const sheets = (
    <>
      {sheet === 'ship' ? (
        <ParcelSheet
          title="寄回商品"
          onClose={close}
          onSend={async (body) => {
            await call('POST /api/after-sales/{id}/return-shipment', { params, body })
            await done('已提交')
          }}
        />
      ) : null}
      {sheet === 'escalate' ? (
        <ReasonSheet
          title="申请平台介入"
          name="理由"
          placeholder={`说说为什么不认可商家的处理，平台会在 ${policy.arbitration.value} 天内作出处理`}
          action="提交给平台"
          onClose={close}
          onSend={async ({ text, photos }) => {
            await call('POST /api/after-sales/{id}/escalate', { params, body: { reason: text, photos } })
            await done('已提交')
          }}
        />
      ) : null}
      {sheet === 'message' ? (
        <ReasonSheet
          title="给商家留言"
          name="留言"
          placeholder="补充说明，或与商家协商"
          action="发送"
          maxLength={500}
          minLength={1}
          onClose={close}
          onSend={async (body) => {
            await withIdempotencyKey(`after-sale-message-${one.id}`, body, (idempotencyKey) =>
              call('POST /api/after-sales/{id}/messages', { params, body, idempotencyKey }),
            )
            await done('已发送')
          }}
        />
      ) : null}
    </>
  )
  return { bar, sheets }
}
