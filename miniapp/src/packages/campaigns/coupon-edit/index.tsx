import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { useNames } from '../shared/use-names'
import { couponDraft } from './coupon-draft'
import { CouponEditor } from './coupon-editor'

/** 优惠券批次：新建，或修改草稿 */
export default function CouponEditPage() {
  const { id = '' } = useRouter().params
  return (
    <CommonPage
      section="coupons"
      title={id ? '编辑优惠券' : '新建优惠券'}
      below
      self={pageUrl(pages.benchCouponEdit, { id })}
    >
      {(bench) => (id ? <Saved bench={bench} id={id} /> : <CouponEditor bench={bench} />)}
    </CommonPage>
  )
}

function Saved({ bench, id }: { bench: Bench; id: string }) {
  const answer = useAnswer(ownName(bench.userId, `bench-coupon-${id}`), () =>
    call('GET /api/workbench/coupon-batches/{id}', { params: { id } }),
  )
  const names = useNames(answer.data)
  const batch = answer.data
  if (batch && batch.state !== 'draft') {
    return (
      <Empty
        icon="edit"
        title="发布过的优惠券不能再修改"
        hint="可以停止发放，再新建一批"
        action="看优惠券详情"
        onAction={() => void replacePage(pageUrl(pages.benchCoupon, { id }))}
      />
    )
  }
  if (batch && names) {
    return <CouponEditor bench={bench} saved={{ id, draft: couponDraft(batch, names.nameOf) }} />
  }
  if (answer.problem && !batch) {
    return <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
  }
  return <SkeletonRows count={4} />
}
