import { formatYuan } from '@yuxiang/shared/money'
import { Link, View } from '@/elements'
import { pointsText } from '@/services/amounts'
import { pages } from '@/services/navigation'
import type { Belongings } from './use-belongings'
import './belongings-card.scss'

/** What the person has to spend, and the ways to it. */
export function BelongingsCard({
  belongings: { points, coupons, allowanceFen },
}: {
  belongings: Belongings
}) {
  const ways = [
    { name: '积分', figure: points === undefined ? '—' : pointsText(points), to: pages.points },
    { name: '优惠券', figure: coupons === undefined ? '—' : `${coupons} 张`, to: pages.wallet },
    {
      name: '工会额度',
      figure: allowanceFen === undefined ? '—' : `¥${formatYuan(allowanceFen)}`,
      to: pages.allowances,
    },
  ]
  return (
    <View className="card belongings">
      {ways.map(({ name, figure, to }) => (
        <Link key={name} className="belongings__way" to={to}>
          <View className="belongings__name">{name}</View>
          <View className="belongings__figure number">{figure}</View>
        </Link>
      ))}
    </View>
  )
}
