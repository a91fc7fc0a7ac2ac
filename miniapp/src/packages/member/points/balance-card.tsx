import { formatYuan } from '@yuxiang/shared/money'
import { Text, View } from '@/elements'
import { pointsText } from '@/services/amounts'
import { chinaDay } from '@/services/china-time'
import type { PointsHead } from './use-points'
import { worthFen } from './worth'
import './balance-card.scss'

/** How many points there are, what they are worth and when they end. */
export function BalanceCard({ points: { balance, expiring, deduction } }: { points: PointsHead }) {
  return (
    <View className="card balance-card">
      <View className="balance-card__name">可用积分</View>
      <View className="balance-card__balance number">{pointsText(balance)}</View>
      <View className="balance-card__words">
        可抵 ¥{formatYuan(worthFen(balance, deduction.pointsPerYuan))}，下单时最多抵商品金额的{' '}
        {deduction.percentMax}%
      </View>
      {expiring.length > 0 ? (
        <View className="balance-card__ends">
          {expiring.map(({ points, lastDay }) => (
            <View key={lastDay} className="balance-card__end">
              <Text className="grow">{chinaDay(lastDay)}到期</Text>
              <Text className="number">{pointsText(points)} 积分</Text>
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}
