import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import type { OrderCounts } from './use-order-counts'
import './order-ways.scss'

const ways: { tab: string; text: string; icon: IconName; to?: string }[] = [
  { tab: 'pendingPayment', text: '待付款', icon: 'wallet' },
  { tab: 'paid', text: '待发货', icon: 'parcel' },
  { tab: 'shipped', text: '待收货', icon: 'truck' },
  { tab: 'completed', text: '已完成', icon: 'done' },
  { tab: 'afterSales', text: '退款/售后', icon: 'returned', to: pages.afterSales },
]

/** The ways to one's orders, with how many wait. */
export function OrderWays({ counts }: { counts: OrderCounts }) {
  return (
    <View className="card order-ways">
      <Link className="order-ways__head" to={pages.orders}>
        <Text className="grow section-title">我的订单</Text>
        <Text className="order-ways__all">全部订单</Text>
        <Icon name="next" size="sm" color="muted" />
      </Link>
      <View className="order-ways__grid">
        {ways.map(({ tab, text, icon, to }) => {
          const count = tab in counts ? (counts[tab as keyof OrderCounts] ?? 0) : 0
          return (
            <Link
              key={tab}
              className="order-ways__way"
              to={to ?? pageUrl(pages.orders, { tab })}
              label={count > 0 ? `${text}，${count} 个订单` : text}
            >
              <Text>{text}</Text>
              <View className="order-ways__icon">
                <Icon name={icon} size="lg" />
                {count > 0 ? (
                  <Text className="order-ways__count number">{count > 99 ? '99+' : count}</Text>
                ) : null}
              </View>
            </Link>
          )
        })}
      </View>
    </View>
  )
}
