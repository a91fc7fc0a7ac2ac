import type { Quote } from '@yuxiang/shared/api/checkout'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { View } from '@/elements'
import { savedFen } from '@/services/price-sums'
import './submit-bar.scss'

interface Props {
  quote: Quote | undefined
  quoting: boolean
  sending: boolean
  /** False when there is none yet; true while that is not known. */
  hasAddress: boolean
  onSubmit: () => void
}

/** The total and the way on. */
export function SubmitBar({ quote, quoting, sending, hasAddress, onSubmit }: Props) {
  const pieces = quote?.orders.flatMap((order) => order.lines).reduce((sum, line) => sum + line.quantity, 0)
  const refused = quote && !quote.deliverable
  return (
    <View className="submit-bar">
      <View className="grow" role="status">
        {quote ? (
          <>
            <View className="submit-bar__sum">
              {quote.cashFen === quote.totalFen ? '合计' : '还需付'} <Money fen={quote.cashFen} size="lg" />
            </View>
            <View className="submit-bar__hint">{quoting ? '正在重新计算…' : hintOf(quote, pieces)}</View>
          </>
        ) : (
          <View className="submit-bar__hint">{quoting ? '正在计算…' : ''}</View>
        )}
      </View>
      <Button
        className="submit-bar__go"
        loading={sending}
        disabled={!quote || quoting || Boolean(refused)}
        onTap={onSubmit}
      >
        {sending ? '正在提交' : refused ? '无法配送' : hasAddress ? '提交订单' : '添加地址'}
      </Button>
    </View>
  )
}

/** What offers took off and what of the price union money and points pay: never one sum, an allowance is no saving. */
function hintOf(quote: Quote, pieces: number | undefined): string {
  const offFen = savedFen(quote)
  const tenderedFen = quote.totalFen - quote.cashFen
  const parts = [
    ...(offFen > 0 ? [`已优惠 ¥${formatYuan(offFen)}`] : []),
    ...(tenderedFen > 0 ? [`已抵 ¥${formatYuan(tenderedFen)}`] : []),
  ]
  // Both fill the line.
  return (parts.length === 2 ? parts : [`共 ${pieces} 件`, ...parts]).join('，')
}
