import type { ProductReview } from '@yuxiang/shared/api/reviews'
import { PhotoStrip } from '@/components/PhotoStrip'
import { Stars } from '@/components/Stars'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './index.scss'

interface Props {
  review: Pick<ProductReview, 'authorName' | 'stars' | 'text' | 'photos' | 'skuName' | 'at' | 'answer'>
  /** At most so many pictures, and the words cut after three lines. */
  brief?: boolean
}

/** A review as everybody sees it: whose, how many stars, words, pictures, and what the merchant answered. */
export function ReviewBody({ review, brief = false }: Props) {
  const { authorName, stars, text, photos, skuName, at, answer } = review
  return (
    <View className="review-body">
      <View className="review-body__head">
        <View className="review-body__face" hidden>
          {[...authorName][0]}
        </View>
        <View className="grow">
          <View className="review-body__name">{authorName}</View>
          <View className="review-body__facts">
            <Text className="number">{chinaDateTime(at).slice(0, 10)}</Text>
            <Text> · {skuName}</Text>
          </View>
        </View>
        <Stars value={stars} />
      </View>
      {text ? (
        <View className={`review-body__text ${brief ? 'review-body__text--brief' : ''}`}>{text}</View>
      ) : (
        <View className="review-body__text muted">买家没有写文字</View>
      )}
      <PhotoStrip photos={photos} label={`${authorName}的评价`} {...(brief ? { most: 3 } : {})} />
      {answer ? (
        <View className="review-body__answer">
          <Text className="review-body__merchant">商家回复：</Text>
          {answer.text}
        </View>
      ) : null}
    </View>
  )
}
