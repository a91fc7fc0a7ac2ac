import { Icon } from '@/components/Icon'
import { ReviewBody } from '@/components/ReviewBody'
import { SkeletonLines } from '@/components/Skeleton'
import { Stars } from '@/components/Stars'
import { Link, Tap, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import { problemTitle } from '@/services/problem'
import './reviews-card.scss'

const shown = 2

/** What buyers say: the average, the two latest reviews, and the way to all of them. */
export function ReviewsCard({ productId }: { productId: string }) {
  const reviews = useAnswer(`reviews-of-${productId}`, () =>
    call('GET /api/products/{id}/reviews', { params: { id: productId }, query: { pageSize: shown } }),
  )
  if (!reviews.data) {
    return (
      <View className="card reviews-card">
        <View className="section-title" role="heading">
          商品评价
        </View>
        {reviews.problem ? (
          <Tap className="reviews-card__failed" onTap={() => void reviews.reload()}>
            {problemTitle(reviews.problem)}，点这里再试
          </Tap>
        ) : (
          <SkeletonLines widths={[60, 90, 75]} />
        )}
      </View>
    )
  }
  const { summary, items } = reviews.data
  const { count, average, byStars, withPhotos } = summary
  if (count === 0 || average === null) {
    return (
      <View className="card reviews-card">
        <View className="section-title" role="heading">
          商品评价
        </View>
        <View className="reviews-card__none">还没有评价。买过并收到货后，可以来说说怎么样</View>
      </View>
    )
  }
  const good = Math.round((((byStars[3] ?? 0) + (byStars[4] ?? 0)) * 100) / count)
  const to = pageUrl(pages.productReviews, { id: productId })
  return (
    <View className="card reviews-card">
      <Link className="reviews-card__head" to={to} label={`全部 ${count} 条评价`}>
        <Text className="grow section-title">
          商品评价 <Text className="reviews-card__count number">{count}</Text>
        </Text>
        <Text className="reviews-card__all">全部评价</Text>
        <Icon name="next" size="sm" color="muted" />
      </Link>
      <View className="reviews-card__sum">
        <Text className="reviews-card__average number">{average.toFixed(1)}</Text>
        <Stars value={average} size="md" />
        <Text className="reviews-card__good">
          好评 <Text className="number">{good}%</Text>
          {withPhotos > 0 ? ` · ${withPhotos} 条有图` : ''}
        </Text>
      </View>
      {items.map((review) => (
        <View key={review.id} className="reviews-card__one">
          <ReviewBody review={review} brief />
        </View>
      ))}
    </View>
  )
}
