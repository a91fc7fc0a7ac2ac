import { useRouter } from '@tarojs/taro'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { type Office, OfficePage } from '../shared/office-page'
import { DistributionList } from './distribution-list'
import { findPurchase } from './find-purchase'
import { PurchaseHead } from './purchase-head'

/** 一次集体采购：订单、分发与签收 */
export default function PurchasePage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficePage section="purchases" title="采购详情" below self={pageUrl(pages.officePurchase, { id })}>
      {(office) => <Shown office={office} id={id} />}
    </OfficePage>
  )
}

function Shown({ office: { userId, union }, id }: { office: Office; id: string }) {
  const answer = useAnswer(ownName(userId, `office-purchase-${id}`), () =>
    findPurchase(id, (page, pageSize) =>
      call('GET /api/union-office/unions/{id}/purchases', {
        params: { id: union.id },
        query: { page, pageSize },
      }),
    ),
  )
  if (answer.data) {
    return (
      <>
        <PurchaseHead purchase={answer.data} />
        <DistributionList userId={userId} purchase={answer.data} onSigned={answer.reload} />
      </>
    )
  }
  if (answer.problem) return <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
  if (answer.loading) return <SkeletonRows count={3} />
  return (
    <Empty
      icon="parcel"
      title="没有找到这次采购"
      action="采购记录"
      onAction={() => backToPage(pages.officePurchases)}
    />
  )
}
