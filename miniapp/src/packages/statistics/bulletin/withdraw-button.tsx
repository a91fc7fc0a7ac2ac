import type { Bulletin } from '@yuxiang/shared/api/statistics-views'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { ReasonSheet } from '@/workbench/reason-sheet'

const usual = ['数据有误，另行发布', '正文有误，另行发布']

/** Takes a published bulletin back, with a reason that every county reads. */
export function WithdrawButton({ bulletin, onDone }: { bulletin: Bulletin; onDone: () => Promise<void> }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="fit" tone="plain" onTap={() => setAsking(true)}>
        撤回通报
      </Button>
      {asking ? (
        <ReasonSheet
          title={`撤回${bulletin.documentNo ?? '通报'}`}
          note="撤回不能取消，各区县会收到原因；重新起草同一期间并发布，也会自动撤回这一份。"
          usual={usual}
          act="撤回"
          onAct={async (reason) => {
            await call('POST /api/statistics/bulletins/{id}/withdraw', {
              params: { id: bulletin.id },
              body: { reason },
            })
            toastDone('已撤回')
            await onDone()
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
