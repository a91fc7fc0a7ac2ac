import { useRouter } from '@tarojs/taro'
import type { CouponBatch } from '@yuxiang/shared/api/campaigns'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { type Bench, CampaignsPage, isOperator, isOwn } from '../shared/campaigns-page'
import { BatchFigures } from './batch-figures'
import { BatchTerms } from './batch-terms'
import { CodesSheet } from './codes-sheet'

/** 一批优惠券：规则、领取与核销、兑换码 */
export default function CouponBatchPage() {
  const id = useRouter().params.id ?? ''
  return (
    <CampaignsPage section="coupons" title="优惠券详情" below self={pageUrl(pages.benchCoupon, { id })}>
      {(bench) => <Found bench={bench} id={id} />}
    </CampaignsPage>
  )
}

function Found({ bench, id }: { bench: Bench; id: string }) {
  const batch = useAnswer(ownName(bench.userId, `bench-coupon-${id}`), () =>
    call('GET /api/workbench/coupon-batches/{id}', { params: { id } }),
  )
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
  const [sending, setSending] = useState(false)
  const params = { id: batch.id }
  const publish = async () => {
    const question = `发布后不能修改。共 ${batch.total} 张，${batch.label}。`
    if (!(await confirmAct(`发布“${batch.name}”`, question, '发布'))) return
    setSending(true)
    try {
      await call('POST /api/workbench/coupon-batches/{id}/publish', { params })
      toastDone('已发布')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setSending(false)
  }
  const discard = async () => {
    if (!(await confirmAct(`作废“${batch.name}”`, '草稿作废后不能恢复。', '作废'))) return
    try {
      await call('POST /api/workbench/coupon-batches/{id}/discard', { params })
      toastDone('已作废')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }
  const end = async (reason: string) => {
    await call('POST /api/workbench/coupon-batches/{id}/end', { params, body: { reason } })
    toastDone('已停止发放')
    await onDone()
  }
  const mine = isOwn(bench, batch.merchantId)
  const acts =
    mine || isOperator(bench) ? (
      <View className="batch-terms__acts">
        {mine && batch.state === 'draft' ? (
          <>
            <Button size="fit" loading={sending} onTap={() => void publish()}>
              发布
            </Button>
            <Button
              size="fit"
              tone="line"
              onTap={() => openPage(pageUrl(pages.benchCouponEdit, { id: batch.id }))}
            >
              编辑
            </Button>
            <Button size="fit" tone="plain" onTap={() => void discard()}>
              作废
            </Button>
          </>
        ) : null}
        {mine && batch.state === 'published' && batch.channel === 'code' ? (
          <Button size="fit" onTap={() => setSheet('codes')}>
            生成兑换码
          </Button>
        ) : null}
        {batch.state === 'published' || batch.state === 'paused' ? (
          <Button size="fit" tone="plain" onTap={() => setSheet('end')}>
            停止发放
          </Button>
        ) : null}
      </View>
    ) : null
  return (
    <>
      <BatchTerms batch={batch} acts={acts} />
      {batch.state === 'draft' || batch.state === 'discarded' ? null : <BatchFigures batch={batch} />}
      {sheet === 'end' ? (
        <ReasonSheet
          title={`停止发放“${batch.name}”`}
          note="停止后不能再领取，也不能恢复；已经领到的仍可使用。"
          usual={['已达到目的', '预算用完', '规则设置有误']}
          act="确认停止"
          onAct={end}
          onClose={() => setSheet(undefined)}
        />
      ) : null}
      {sheet === 'codes' ? (
        <CodesSheet batch={batch} onMade={onDone} onClose={() => setSheet(undefined)} />
      ) : null}
    </>
  )
}
