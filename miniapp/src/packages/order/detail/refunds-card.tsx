import type { OrderRefund } from '@yuxiang/shared/api/orders'
import { formatYuan } from '@yuxiang/shared/money'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './refunds-card.scss'

/** What came back, and to where. */
export function RefundsCard({ refunds }: { refunds: OrderRefund[] }) {
  return (
    <View className="card refunds-card">
      <View className="refunds-card__title">退款记录</View>
      {refunds.map((refund) => (
        <View key={refund.id} className="refunds-card__one">
          <View className="row">
            <Text className="grow">{refund.reason}</Text>
            <Money fen={refund.totalFen} tone="ink" />
          </View>
          <View className="refunds-card__words">
            {[...partsOf(refund), chinaDateTime(refund.at)].join(' · ')}
          </View>
        </View>
      ))}
    </View>
  )
}

const words: Record<OrderRefund['state'], string> = {
  requested: '正退回微信',
  succeeded: '已退回微信',
  failed: '暂未退回微信，平台处理中',
}

/** Where each part went. */
function partsOf({ cashFen, allowanceFen, toFundFen, pointsFen, state }: OrderRefund): string[] {
  return [
    ...(cashFen > 0 ? [`${words[state]} ¥${formatYuan(cashFen)}`] : []),
    ...(allowanceFen > toFundFen ? [`退回工会额度 ¥${formatYuan(allowanceFen - toFundFen)}`] : []),
    ...(toFundFen > 0 ? [`退回工会经费 ¥${formatYuan(toFundFen)}（发放已结束）`] : []),
    ...(pointsFen > 0 ? [`退回积分抵扣 ¥${formatYuan(pointsFen)}`] : []),
  ]
}
