import type { Quote } from '@yuxiang/shared/api/checkout'
import { Button } from '@/components/Button'
import { Picture } from '@/components/Picture'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import type { CheckoutLine } from '@/store/checkout'
import type { ShortLine } from './use-submit'
import './short-sheet.scss'

interface Props {
  short: ShortLine[]
  quote: Quote
  onChange: (lines: CheckoutLine[]) => void
  onClose: () => void
}

/** Somebody was faster: which lines lack stock, and buying what is left. */
export function ShortSheet({ short, quote, onChange, onClose }: Props) {
  const lines = quote.orders.flatMap((order) => order.lines)
  const adjust = () => {
    onChange(short.map((line) => ({ skuId: line.skuId, quantity: line.available })))
    onClose()
  }
  const somethingLeft = short.some((line) => line.available > 0)
  return (
    <Sheet
      open={short.length > 0}
      title="部分商品库存不足"
      onClose={onClose}
      foot={<Button onTap={adjust}>{somethingLeft ? '按现有库存购买' : '移除这些商品'}</Button>}
    >
      {short.map((shortLine) => {
        const line = lines.find((candidate) => candidate.skuId === shortLine.skuId)
        if (!line) return null
        return (
          <View key={shortLine.skuId} className="row short-sheet__line">
            <View className="short-sheet__picture">
              <Picture src={line.imageUrl} alt="" ratio={100} />
            </View>
            <View className="grow">
              <View className="lines-2">{line.name}</View>
              <View className="muted">{line.skuName}</View>
              <View className="short-sheet__left">
                {shortLine.available > 0
                  ? `想买 ${shortLine.requested} 件，只剩 ${shortLine.available} 件`
                  : '刚刚卖完了'}
              </View>
            </View>
          </View>
        )
      })}
    </Sheet>
  )
}
