import type { ReviewRow } from '@yuxiang/shared/api/goods'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { ListingCard } from './listing-card'

/** 运营：上架审核 */
export default function ListingsPage() {
  return (
    <DeskGate desk="operator" title="上架审核" self={pages.operatorListings}>
      {(userId) => (
        <DeskPage desk="operator" section="listings" title="上架审核">
          <Queue userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Queue({ userId }: { userId: string }) {
  const [returning, setReturning] = useState<ReviewRow>()
  const [busy, setBusy] = useState<string>()
  const list = usePagedList<ReviewRow>(ownName(userId, 'listing-reviews'), ({ cursor }) =>
    call('GET /api/operations/listing-reviews', { query: { cursor, pageSize: 20 } }),
  )
  const approve = async ({ id }: ReviewRow) => {
    setBusy(id)
    try {
      await call('POST /api/operations/listing-reviews/{id}/decide', {
        params: { id },
        body: { decision: 'approve' },
      })
      toastDone('已通过')
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
    await list.refresh()
  }
  const giveBack = async (reason: string) => {
    const id = returning?.id ?? ''
    await call('POST /api/operations/listing-reviews/{id}/decide', {
      params: { id },
      body: { decision: 'return', reason },
    })
    toastDone('已退回')
    await list.refresh()
  }
  return (
    <>
      <View className="bench__filters panel__hint">
        先到先审。看名称与实物、类目、图片是否相符，有没有夸大、绝对化用语；价格和库存不审。
      </View>
      {list.items.map((review) => (
        <ListingCard
          key={review.id}
          review={review}
          busy={busy === review.id}
          onApprove={() => void approve(review)}
          onReturn={() => setReturning(review)}
        />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="done" title="都审核完了" hint="商家提交的新商品和改动会出现在这里" />
      ) : (
        <SkeletonRows count={4} />
      )}
      {returning ? (
        <ReasonSheet
          title={`退回“${returning.proposed?.name ?? returning.current.name}”`}
          note="商家会看到原因；在售商品的内容保持不变。"
          usual={['图片与商品不符', '名称含有绝对化用语', '类目选择不当', '产地信息不完整']}
          act="确认退回"
          onAct={giveBack}
          onClose={() => setReturning(undefined)}
        />
      ) : null}
    </>
  )
}
