import type { FlashItemPage } from '@yuxiang/shared/api/flash-sales'
import { policy } from '@yuxiang/shared/policy'
import { View } from '@/elements'
import { eligibilityNames } from '@/services/flash-words'
import './rules.scss'

/** How it works, in a few sentences. */
export function Rules({ session, item }: Pick<FlashItemPage, 'session' | 'item'>) {
  const lines = [
    '以服务器时间为准，到点按钮自动亮起，先到先得；人多时会排队，请不要离开页面。',
    `${eligibilityNames[session.eligibility]}，每人限抢 ${item.limit} 件，包邮。`,
    `抢到后 ${policy.flashPaymentTimeout.value} 分钟内确认地址${item.priceFen > 0 ? '并付款' : ''}，逾期释放，积分原样退回。`,
    '退款时积分与现金按支付时的构成退回。',
  ]
  return (
    <View className="card">
      <View className="section-title" role="heading">
        抢购规则
      </View>
      <View role="list">
        {lines.map((line) => (
          <View key={line} className="flash-rule" role="listitem">
            {line}
          </View>
        ))}
      </View>
    </View>
  )
}
