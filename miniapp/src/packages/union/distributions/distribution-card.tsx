import type { Distribution, SignedAs } from '@yuxiang/shared/api/union-purchases'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import './distribution-card.scss'

const states = {
  ordered: { text: '备货中', tone: 'plain' },
  ready: { text: '可以领取', tone: 'citrus' },
  signed: { text: '已签收', tone: 'green' },
  cancelled: { text: '已取消', tone: 'plain' },
} as const satisfies Record<Distribution['state'], { text: string; tone: 'plain' | 'citrus' | 'green' }>

const signedWords: Record<SignedAs, string> = {
  member: '本人签收',
  officer: '由工会登记签收',
  system: '系统自动签收',
}

interface Props {
  distribution: Distribution
  signing: boolean
  onSign: () => void
}

/** A member's share of a collective purchase, to be signed for once it is there. */
export function DistributionCard({ distribution, signing, onSign }: Props) {
  const { tone } = states[distribution.state]
  const isOnItsWay = distribution.state === 'ordered' && distribution.delivery === 'members'
  const text = isOnItsWay ? '寄送中' : states[distribution.state].text
  return (
    <View className="card distribution" role="group" label={distribution.purchaseName}>
      <View className="distribution__head">
        <Text className="grow distribution__name">{distribution.purchaseName}</Text>
        <Tag tone={tone}>{text}</Tag>
      </View>
      <View className="distribution__quiet">{distribution.unionName}</View>
      {distribution.items.map((item) => (
        <View key={`${item.name} ${item.skuName}`} className="distribution__item">
          <View className="distribution__picture">
            <Picture src={item.imageUrl} alt="" ratio={100} />
          </View>
          <View className="grow">
            <View className="distribution__goods">{item.name}</View>
            <View className="distribution__quiet">{item.skuName}</View>
          </View>
          <Text className="distribution__quantity number">× {item.quantity}</Text>
        </View>
      ))}
      {distribution.state === 'ready' ? (
        <Button className="distribution__sign" loading={signing} onTap={onSign}>
          签收
        </Button>
      ) : null}
      {distribution.orderIds.map((id, index) => (
        <Cell
          key={id}
          icon="parcel"
          title={distribution.orderIds.length > 1 ? `包裹 ${index + 1}` : '寄给您的包裹'}
          hint={distribution.state === 'ordered' ? '查看物流，收到后确认收货即签收' : '查看订单'}
          to={pageUrl(pages.order, { id })}
        />
      ))}
      {distribution.signedAt ? (
        <View className="distribution__quiet distribution__signed">
          {chinaDateTime(distribution.signedAt)} {signedWords[distribution.signedAs ?? 'member']}
        </View>
      ) : null}
    </View>
  )
}
