import type { CartItem } from '@yuxiang/shared/api/cart'
import { Picture } from '@/components/Picture'
import { Tap, View } from '@/elements'
import { confirmAct } from '@/services/feedback'
import './invalid-items.scss'

const why = { withdrawn: '已下架', barred: '店铺暂停销售', soldOut: '已售罄', short: '库存不足' } as const

/** What can't be bought any more. */
export function InvalidItems({
  items,
  onRemove,
}: {
  items: CartItem[]
  onRemove: (skuIds: string[]) => Promise<void>
}) {
  const clear = async () => {
    if (await confirmAct('清空失效商品', '这些商品已下架或售罄', '清空'))
      await onRemove(items.map((item) => item.skuId))
  }
  return (
    <View className="card invalid-items">
      <View className="row">
        <View className="grow section-title">失效商品 {items.length} 种</View>
        <Tap className="invalid-items__clear" onTap={() => void clear()}>
          清空
        </Tap>
      </View>
      {items.map((item) => (
        <View key={item.skuId} className="row invalid-items__item">
          <View className="invalid-items__picture">
            <Picture src={item.imageUrl} alt="" ratio={100} />
          </View>
          <View className="grow">
            <View className="lines-1">{item.name}</View>
            <View className="invalid-items__why">{why[item.refusal ?? 'withdrawn']}</View>
          </View>
        </View>
      ))}
    </View>
  )
}
