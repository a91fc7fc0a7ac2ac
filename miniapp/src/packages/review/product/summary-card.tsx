import type { ReviewSummary } from '@yuxiang/shared/api/reviews'
import { Stars } from '@/components/Stars'
import { Text, View } from '@/elements'
import './summary-card.scss'

/** The average and how many gave how many stars. */
export function SummaryCard({ summary: { count, average, byStars } }: { summary: ReviewSummary }) {
  if (average === null) return null
  return (
    <View className="card review-summary">
      <View className="review-summary__figure">
        <View className="review-summary__average number">{average.toFixed(1)}</View>
        <Stars value={average} />
        <View className="review-summary__count">
          <Text className="number">{count}</Text> 条评价
        </View>
      </View>
      <View className="grow" role="list" label="各星级评价数">
        {[5, 4, 3, 2, 1].map((stars) => {
          const some = byStars[stars - 1] ?? 0
          return (
            <View
              key={stars}
              className="review-summary__row"
              role="listitem"
              label={`${stars} 星 ${some} 条`}
            >
              <Text className="review-summary__stars number">{stars} 星</Text>
              <View className="review-summary__track">
                <View
                  className="review-summary__bar"
                  style={{ width: `${Math.round((some * 100) / count)}%` }}
                />
              </View>
              <Text className="review-summary__some number">{some}</Text>
            </View>
          )
        })}
      </View>
    </View>
  )
}
