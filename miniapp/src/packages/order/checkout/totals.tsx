import type { Quote } from '@yuxiang/shared/api/orders'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import './totals.scss'

/** How the amount comes about. */
export function Totals({ quote }: { quote: Quote }) {
  return (
    <View className="card totals">
      <Row name="商品金额" fen={quote.goodsFen} />
      <Row name="运费" fen={quote.freightFen} hint={quote.freightFen === 0 ? '免运费' : ''} />
      {quote.pointsFen > 0 ? <Row name="积分抵扣" fen={-quote.pointsFen} /> : null}
      {quote.allowanceFen > 0 ? <Row name="工会额度" fen={-quote.allowanceFen} /> : null}
      <View className="totals__rule" />
      <View className="totals__row">
        <Text className="grow">微信支付</Text>
        <Money fen={quote.cashFen} size="lg" />
      </View>
    </View>
  )
}

function Row({ name, fen, hint = '' }: { name: string; fen: number; hint?: string }) {
  return (
    <View className="totals__row">
      <Text className="grow">
        {name}
        {hint ? <Text className="totals__hint"> {hint}</Text> : null}
      </Text>
      <Money fen={fen} size="sm" tone="ink" />
    </View>
  )
}
