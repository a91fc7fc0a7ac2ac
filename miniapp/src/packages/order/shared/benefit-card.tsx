import type { OrderDetail } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import './benefit-card.scss'

type Benefit = NonNullable<OrderDetail['benefit']>

/** What an order did for farmers. */
export function BenefitCard({ benefit }: { benefit: Benefit }) {
  return (
    <View className="card benefit-card">
      <View className="benefit-card__sign">
        <Icon name="leaf" size="lg" color="green" />
      </View>
      <View className="grow">
        <View className="benefit-card__title">
          这一单帮助了{' '}
          <Text className="benefit-card__figure number">{benefit.households.toLocaleString('en-US')}</Text>{' '}
          户农户
        </View>
        <View className="benefit-card__words">
          {countiesText(benefit.counties)} · 帮扶产品 ¥{formatYuan(benefit.goodsFen)}
        </View>
      </View>
    </View>
  )
}

const mostCounties = 3

function countiesText(counties: string[]): string {
  const named = counties.slice(0, mostCounties).join('、')
  return counties.length > mostCounties ? `${named}等 ${counties.length} 个区县` : named
}

/** The sum over several orders of one payment; null when none of them has certified lines. */
export function sumOfBenefits(benefits: readonly (Benefit | null)[]): Benefit | null {
  const some = benefits.filter((benefit) => benefit !== null)
  if (some.length === 0) return null
  return {
    households: some.reduce((sum, benefit) => sum + benefit.households, 0),
    counties: [...new Set(some.flatMap((benefit) => benefit.counties))],
    goodsFen: some.reduce((sum, benefit) => sum + benefit.goodsFen, 0),
  }
}
