import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { type Bench, isOperator, isOwn } from '@/workbench/common-page'

interface Props {
  bench: Bench
  batch: CouponBatch
  onDone: () => Promise<void>
  onAsk: (sheet: 'end' | 'codes') => void
}

/** What may be done with a batch as it stands: its owner's acts, and the operator's to stop it. */
export function BatchActs({ bench, batch, onDone, onAsk }: Props) {
  const mine = isOwn(bench, batch.merchantId)
  if (!mine && !isOperator(bench)) return null
  const isRunning = batch.state === 'published' || batch.state === 'paused'
  return (
    <View className="batch-terms__acts">
      {mine && batch.state === 'draft' ? <DraftActs batch={batch} onDone={onDone} /> : null}
      {mine && batch.state === 'published' && batch.channel === 'code' ? (
        <Button size="fit" onTap={() => onAsk('codes')}>
          生成兑换码
        </Button>
      ) : null}
      {isRunning ? (
        <Button size="fit" tone="plain" onTap={() => onAsk('end')}>
          停止发放
        </Button>
      ) : null}
    </View>
  )
}

function DraftActs({ batch, onDone }: Pick<Props, 'batch' | 'onDone'>) {
  const [sending, setSending] = useState(false)
  const params = { id: batch.id }
  const act = async (work: () => Promise<unknown>, done: string) => {
    setSending(true)
    try {
      await work()
      toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setSending(false)
  }
  const publish = async () => {
    const question = `发布后不能修改。共 ${batch.total} 张，${batch.label}。`
    if (!(await confirmAct(`发布“${batch.name}”`, question, '发布'))) return
    await act(() => call('POST /api/workbench/coupon-batches/{id}/publish', { params }), '已发布')
  }
  const discard = async () => {
    if (!(await confirmAct(`作废“${batch.name}”`, '草稿作废后不能恢复。', '作废'))) return
    await act(() => call('POST /api/workbench/coupon-batches/{id}/discard', { params }), '已作废')
  }
  return (
    <>
      <Button size="fit" loading={sending} onTap={() => void publish()}>
        发布
      </Button>
      <Button size="fit" tone="line" onTap={() => openPage(pageUrl(pages.benchCouponEdit, { id: batch.id }))}>
        编辑
      </Button>
      <Button size="fit" tone="plain" disabled={sending} onTap={() => void discard()}>
        作废
      </Button>
    </>
  )
}
