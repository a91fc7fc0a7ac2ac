import { useRouter } from '@tarojs/taro'
import type { ProductReview, ReviewFilter, ReviewSummary } from '@yuxiang/shared/api/reviews'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { ReviewBody } from '@/components/ReviewBody'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { goBack } from '@/services/navigation'
import { SummaryCard } from './summary-card'
import './index.scss'

const pageSize = 20

/** 一件商品的全部评价 */
export default function ProductReviewsPage() {
  const { params } = useRouter()
  const id = params.id ?? ''
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [summary, setSummary] = useState<ReviewSummary>()
  const list = usePagedList<ProductReview>(`reviews-${id}-${filter}`, async ({ cursor }) => {
    const answer = await call('GET /api/products/{id}/reviews', {
      params: { id },
      query: { filter, cursor, pageSize },
    })
    setSummary(answer.summary)
    return answer
  })
  const empty = list.items.length === 0
  return (
    <Page title="商品评价" onRefresh={list.refresh}>
      {summary ? (
        <>
          <SummaryCard summary={summary} />
          <View className="product-reviews__filters">
            <Chips label="筛选评价" options={filtersOf(summary)} chosen={[filter]} onTap={setFilter} />
          </View>
        </>
      ) : null}
      {list.items.map((review) => (
        <View key={review.id} className="card">
          <ReviewBody review={review} />
        </View>
      ))}
      {!empty ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="star"
          title={filter === 'all' ? '还没有评价' : '没有这样的评价'}
          hint="收到货后，可以来说说怎么样"
          action="返回商品"
          onAction={goBack}
        />
      ) : (
        <SkeletonRows count={4} />
      )}
    </Page>
  )
}

function filtersOf({
  count,
  byStars: [one = 0, two = 0, three = 0, four = 0, five = 0],
  withPhotos,
}: ReviewSummary) {
  return [
    { key: 'all', name: '全部', note: String(count) },
    { key: 'photos', name: '有图', note: String(withPhotos) },
    { key: 'good', name: '好评', note: String(four + five) },
    { key: 'middle', name: '中评', note: String(three) },
    { key: 'bad', name: '差评', note: String(one + two) },
  ] as const satisfies readonly { key: ReviewFilter; name: string; note: string }[]
}
