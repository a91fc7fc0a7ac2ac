import type { Distribution, SignedAs } from '@yuxiang/shared/api/union-purchases'
import { Button } from '@/components/Button'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
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
  const { text, tone } = states[distribution.state]
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
      {distribution.signedAt ? (
        <View className="distribution__quiet distribution__signed">
          {chinaDateTime(distribution.signedAt)} {signedWords[distribution.signedAs ?? 'member']}
        </View>
      ) : null}
    </View>
  )
}
