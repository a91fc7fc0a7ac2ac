import { Sheet } from '@/components/Sheet'
import { Sums } from '@/components/Sums'
import { View } from '@/elements'
import { sumRows } from '@/services/price-sums'
import type { Quote } from './use-quote'

/** How the cart's sum comes about. */
export function SavedSheet({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  return (
    <Sheet open title="优惠明细" onClose={onClose}>
      <Sums rows={sumRows(quote)} total={{ name: '合计', fen: quote.totalFen }} />
      <View className="muted cart-bar__note">按已选商品自动算出最划算的组合；结算时可更换赠品、优惠券</View>
    </Sheet>
  )
}
