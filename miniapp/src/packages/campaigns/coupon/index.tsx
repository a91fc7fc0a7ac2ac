import { useRouter } from '@tarojs/taro'
import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { BatchActs } from './batch-acts'
import { BatchFigures } from './batch-figures'
import { BatchTerms } from './batch-terms'
import { CodesSheet } from './codes-sheet'

/** 一批优惠券：规则、领取与核销、兑换码 */
export default function CouponBatchPage() {
  const id = useRouter().params.id ?? ''
  return (
    <CommonPage section="coupons" title="优惠券详情" below self={pageUrl(pages.benchCoupon, { id })}>
      {(bench) => <Found bench={bench} id={id} />}
    </CommonPage>
  )
}

function Found({ bench, id }: { bench: Bench; id: string }) {
  const batch = useAnswer(ownName(bench.userId, `bench-coupon-${id}`), () =>
    call('GET /api/workbench/coupon-batches/{id}', { params: { id } }),
  )
  useShowAgain(() => void batch.reload())
  if (batch.data) return <One bench={bench} batch={batch.data} onDone={batch.reload} />
  if (!batch.problem) return <SkeletonRows count={3} />
  if (batch.problem instanceof ApiProblem && batch.problem.status === 404) {
    return (
      <Empty
        icon="wallet"
        title="没有这批优惠券"
        action="全部优惠券"
        onAction={() => backToPage(pages.benchCoupons)}
      />
    )
  }
  return <Failure problem={batch.problem} onRetry={() => void batch.reload()} />
}

interface Props {
  bench: Bench
  batch: CouponBatch
  onDone: () => Promise<void>
}

function One({ bench, batch, onDone }: Props) {
  const [sheet, setSheet] = useState<'end' | 'codes'>()
  const close = () => setSheet(undefined)
  const end = async (reason: string) => {
    await call('POST /api/workbench/coupon-batches/{id}/end', { params: { id: batch.id }, body: { reason } })
    toastDone('已停止发放')
    await onDone()
  }
  const isDraft = batch.state === 'draft' || batch.state === 'discarded'
  return (
    <>
      <BatchTerms
        batch={batch}
        acts={<BatchActs bench={bench} batch={batch} onDone={onDone} onAsk={setSheet} />}
      />
      {isDraft ? null : <BatchFigures batch={batch} />}
      {sheet === 'end' ? (
        <ReasonSheet
          title={`停止发放“${batch.name}”`}
          note="停止后不能再领取，也不能恢复；已经领到的仍可使用。"
          usual={['已达到目的', '预算用完', '规则设置有误']}
          act="确认停止"
          onAct={end}
          onClose={close}
        />
      ) : null}
      {sheet === 'codes' ? <CodesSheet batch={batch} onMade={onDone} onClose={close} /> : null}
    </>
  )
}
