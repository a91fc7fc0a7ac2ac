import type { CartItem } from '@yuxiang/shared/api/cart'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Tap, Text, View } from '@/elements'
import { savedFen } from '@/services/price-sums'
import { choose } from './selection'
import type { Quoted } from './use-quote'
import './cart-bar.scss'

interface Props {
  items: CartItem[]
  chosen: CartItem[]
  quantityOf: (item: CartItem) => number
  /** The server's total; until it is there the bar shows the sum of the goods. */
  quoted: Quoted
  managing: boolean
  onRemove: () => void
  onCheckout: () => void
  /** Shows how the sum comes about. */
  onAskSum: () => void
}

/** The total of what is chosen, and the way on. */
export function CartBar(props: Props) {
  const { items, chosen, quantityOf, quoted, managing, onRemove, onCheckout, onAskSum } = props
  const { quote, asking } = quoted
  const buyable = chosen.filter((item) => quantityOf(item) <= item.stock)
  const pieces = buyable.reduce((sum, item) => sum + quantityOf(item), 0)
  const goodsFen = buyable.reduce((sum, item) => sum + item.priceFen * quantityOf(item), 0)
  const all = chosen.length === items.length
  const saved = quote ? savedFen(quote) : 0
  const freight = !quote
    ? '运费结算时计算'
    : quote.freightFen === 0
      ? '免运费'
      : `含运费 ¥${formatYuan(quote.freightFen)}`
  return (
    <View className="cart-bar">
      <Check
        on={all}
        label="全选"
        onTap={() =>
          choose(
            items.map((item) => item.skuId),
            !all,
          )
        }
      />
      <Text className="cart-bar__all">全选</Text>
      {managing ? (
        <>
          <View className="grow" />
          <Button tone="line" disabled={chosen.length === 0} onTap={onRemove}>
            删除（{chosen.length}）
          </Button>
        </>
      ) : (
        <>
          <View className="grow cart-bar__sum" role="status">
            <View>
              合计 <Money fen={quote?.totalFen ?? goodsFen} size="lg" />
            </View>
            <View className="cart-bar__notes">
              <Text className="cart-bar__freight">
                {pieces === 0 ? '' : asking ? '正在计算优惠…' : freight}
              </Text>
              {saved > 0 ? (
                <Tap className="cart-bar__saved" onTap={onAskSum}>
                  已优惠 ¥{formatYuan(saved)}
                  <Icon name="up" size="sm" color="vermilion" />
                </Tap>
              ) : null}
            </View>
          </View>
          <Button
            className="cart-bar__go"
            disabled={pieces === 0 || quoted.refusal !== undefined}
            onTap={onCheckout}
          >
            结算（{pieces}）
          </Button>
        </>
      )}
    </View>
  )
}
