import type { MerchantReview } from '@yuxiang/shared/api/reviews'
import { type ReviewState, reviewStateNames } from '@yuxiang/shared/states/review'
import { Button } from '@/components/Button'
import { ReviewBody } from '@/components/ReviewBody'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import './review-card.scss'

const tones: Record<ReviewState, 'green' | 'citrus' | 'vermilion'> = {
  pending: 'citrus',
  needsDecision: 'citrus',
  published: 'green',
  rejected: 'vermilion',
  takenDown: 'vermilion',
}

interface Props {
  review: MerchantReview
  onAnswer: (review: MerchantReview) => void
}

/** A review of the merchant's goods with its answers, and what can be done about it. */
export function MerchantReviewCard({ review, onAnswer }: Props) {
  const { answers, mayAnswer } = review
  return (
    <View className="card merchant-review">
      <Link
        className="merchant-review__product lines-1"
        to={pageUrl(pages.product, { id: review.productId })}
      >
        {review.productName}
      </Link>
      <ReviewBody review={{ ...review, answer: null }} />
      {answers.map((answer) => (
        <View key={answer.id} className="merchant-review__answer">
          <View className="merchant-review__head">
            <Text className="merchant-review__mine">我的回复</Text>
            <Tag tone={tones[answer.state]}>{reviewStateNames[answer.state]}</Tag>
            <Text className="merchant-review__at number">{chinaDateTime(answer.at)}</Text>
          </View>
          <View>{answer.text}</View>
          {answer.reason ? (
            <View className="merchant-review__reason">未通过原因：{answer.reason}</View>
          ) : null}
        </View>
      ))}
      {mayAnswer === 'no' ? null : (
        <View className="merchant-review__foot">
          <Button
            size="fit"
            tone={mayAnswer === 'answer' ? 'main' : 'plain'}
            label={`回复${review.authorName}对${review.productName}的评价`}
            onTap={() => onAnswer(review)}
          >
            {mayAnswer === 'answer' ? '回复' : '修改回复'}
          </Button>
        </View>
      )}
    </View>
  )
}
