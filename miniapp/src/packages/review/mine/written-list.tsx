import type { OwnReview } from '@yuxiang/shared/api/reviews'
import { type ReviewState, reviewStateNames } from '@yuxiang/shared/states/review'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { PhotoStrip } from '@/components/PhotoStrip'
import { SkeletonRows } from '@/components/Skeleton'
import { Stars } from '@/components/Stars'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { type PagedList, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { BoughtRow } from '../shared/bought-row'
import { keepDraft } from '../shared/draft'
import { Appeal } from './appeal'

const tones: Record<ReviewState, 'green' | 'citrus' | 'vermilion'> = {
  pending: 'citrus',
  needsDecision: 'citrus',
  published: 'green',
  rejected: 'vermilion',
  takenDown: 'vermilion',
}

/** The person's own reviews. */
export function useWritten(userId: string): PagedList<OwnReview> {
  const list = usePagedList<OwnReview>(ownName(userId, 'own-reviews'), ({ cursor }) =>
    call('GET /api/reviews', { query: { cursor } }),
  )
  useShowAgain(() => void list.refresh())
  return list
}

export function WrittenList({ userId, list }: { userId: string; list: PagedList<OwnReview> }) {
  if (list.items.length === 0) {
    return list.problem ? (
      <Failure problem={list.problem} onRetry={() => void list.refresh()} />
    ) : list.loading === 'idle' ? (
      <Empty icon="edit" title="还没有写过评价" hint="您的一句实话，能帮到后来的人，也能帮到农户" />
    ) : (
      <SkeletonRows count={3} />
    )
  }
  return (
    <>
      {list.items.map((review) => (
        <Written key={review.id} userId={userId} review={review} onChanged={list.refresh} />
      ))}
      <ListFoot list={list} />
    </>
  )
}

interface WrittenProps {
  userId: string
  review: OwnReview
  onChanged: () => Promise<unknown>
}

function Written({ userId, review, onChanged }: WrittenProps) {
  const { stars, text, photos, anonymous, state, reason, at, answer } = review
  const writeAnew = () => {
    keepDraft(userId, review.orderLineId, { stars, text, photos, anonymous })
    openPage(pageUrl(pages.reviewWrite, { order: review.orderId, line: review.orderLineId }))
  }
  return (
    <View className="card">
      <Link to={pageUrl(pages.product, { id: review.productId })}>
        <BoughtRow bought={review} />
      </Link>
      <View className="my-reviews__state">
        <Stars value={stars} />
        <Tag tone={tones[state]}>{reviewStateNames[state]}</Tag>
        {anonymous ? <Tag tone="plain">匿名</Tag> : null}
        <Text className="number">{chinaDateTime(at).slice(0, 10)}</Text>
      </View>
      {reason ? (
        <View className="my-reviews__reason">
          {state === 'takenDown' ? '撤下理由' : '未通过原因'}：{reason}
        </View>
      ) : null}
      {text ? <View className="my-reviews__text">{text}</View> : null}
      <PhotoStrip photos={photos} label="我的评价" />
      {answer ? <View className="my-reviews__answer">商家回复：{answer.text}</View> : null}
      {state === 'takenDown' ? <Appeal review={review} onDone={onChanged} /> : null}
      {review.mayWriteAnew ? (
        <View className="my-reviews__foot">
          <Text className="my-reviews__until">改一改，可以重新提交</Text>
          <Button size="fit" tone="line" onTap={writeAnew}>
            重新评价
          </Button>
        </View>
      ) : null}
    </View>
  )
}
