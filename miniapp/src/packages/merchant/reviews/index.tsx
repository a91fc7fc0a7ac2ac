import type { MerchantReview } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { AnswerSheet } from './answer-sheet'
import { MerchantReviewCard } from './review-card'

const filters = [
  { key: 'all', name: '全部' },
  { key: 'unanswered', name: '未回复' },
  { key: 'bad', name: '差评' },
] as const

type Filter = (typeof filters)[number]['key']

const nothing: Record<Filter, string> = {
  all: '还没有评价',
  unanswered: '都回复过了',
  bad: '没有差评',
}

/** 商家：评价与回复 */
export default function MerchantReviewsPage() {
  return (
    <DeskGate desk="merchant" title="评价与回复" self={pages.merchantReviews}>
      {(userId) => (
        <DeskPage desk="merchant" section="reviews" title="评价与回复">
          <Reviews userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Reviews({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [answering, setAnswering] = useState<MerchantReview>()
  /** Reviews as they are after an answer, by id: the list shows them in place. */
  const [changed, setChanged] = useState<Readonly<Record<string, MerchantReview>>>({})
  const list = usePagedList<MerchantReview>(ownName(userId, `merchant-reviews-${filter}`), ({ cursor }) =>
    call('GET /api/merchant/reviews', { query: { filter, cursor } }),
  )
  const empty = list.items.length === 0
  return (
    <>
      <View className="bench__filters">
        <Chips label="筛选评价" options={filters} chosen={[filter]} onTap={setFilter} />
      </View>
      <View className="bench__grid">
        {list.items.map((review) => (
          <MerchantReviewCard key={review.id} review={changed[review.id] ?? review} onAnswer={setAnswering} />
        ))}
      </View>
      {!empty ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty icon="star" title={nothing[filter]} hint="买家收货后的评价会出现在这里" />
      ) : (
        <SkeletonRows count={4} />
      )}
      {answering ? (
        <AnswerSheet
          review={answering}
          onClose={() => setAnswering(undefined)}
          onAnswered={(review) => setChanged((before) => ({ ...before, [review.id]: review }))}
        />
      ) : null}
    </>
  )
}
