import type { AfterSaleDetail } from '@yuxiang/shared/api/aftersales'
import { afterSaleActs } from '@yuxiang/shared/states/after-sale'
import { type ReactNode, useState } from 'react'
import { CaseBar } from '@/components/AfterSale/bar'
import { Button } from '@/components/Button'
import { ReasonSheet } from '@/components/ReasonSheet'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { DecideSheet } from './decide-sheet'

interface Props {
  one: AfterSaleDetail
  reload: () => Promise<unknown>
}

/** The platform writes to both sides, and decides. */
export function useOperatorBar({ one, reload }: Props): { bar: ReactNode; sheets: ReactNode } {
  const [sheet, setSheet] = useState<'decide' | 'message'>()
  const close = () => setSheet(undefined)
  const done = async (title: string) => {
    toastDone(title)
    close()
    await reload()
  }
  const bar = (
    <CaseBar>
      <Button size="fit" tone="plain" onTap={() => setSheet('message')}>
        向双方留言
      </Button>
      {afterSaleActs('operator', one.kind, one.state).length > 0 ? (
        <Button size="fit" onTap={() => setSheet('decide')}>
          作出处理
        </Button>
      ) : null}
    </CaseBar>
  )
  // Beside the bar, not in it: a sheet covers the screen.
  const sheets = (
    <>
      {sheet === 'decide' ? <DecideSheet one={one} onClose={close} onDone={() => done('已处理')} /> : null}
      {sheet === 'message' ? (
        <ReasonSheet
          title="向双方留言"
          name="留言"
          placeholder="请买家或商家补充说明、凭证"
          action="发送"
          maxLength={500}
          minLength={1}
          onClose={close}
          onSend={async (body) => {
            await withIdempotencyKey(`operator-message-${one.id}`, body, (idempotencyKey) =>
              call('POST /api/operations/after-sales/{id}/messages', {
                params: { id: one.id },
                body,
                idempotencyKey,
              }),
            )
            await done('已发送')
          }}
        />
      ) : null}
    </>
  )
  return { bar, sheets }
}
