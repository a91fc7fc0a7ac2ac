import { formatYuan } from '@yuxiang/shared/money'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import './return-sums.scss'

interface Sums {
  cashFen: number
  freightFen: number
  allowanceFen: number
  pointsFen: number
  totalFen: number
}

/** What comes back, tender by tender, and where it goes. */
export function ReturnSums({ title, sums }: { title: string; sums: Sums }) {
  const ways = [
    { name: '微信支付原路退回', fen: sums.cashFen },
    { name: '退回工会额度', fen: sums.allowanceFen },
    { name: '退回积分', fen: sums.pointsFen },
  ].filter(({ fen }) => fen > 0)
  return (
    <View className="return-sums">
      <View className="row">
        <Text className="grow return-sums__title">{title}</Text>
        <Money fen={sums.totalFen} size="lg" />
      </View>
      {ways.map(({ name, fen }) => (
        <View key={name} className="row return-sums__way">
          <Text className="grow">{name}</Text>
          <Text className="number">¥{formatYuan(fen)}</Text>
        </View>
      ))}
      {sums.freightFen > 0 ? (
        <View className="return-sums__freight">含运费 ¥{formatYuan(sums.freightFen)}</View>
      ) : null}
    </View>
  )
}
