import type { CartItem } from '@yuxiang/shared/api/cart'
import { formatYuan } from '@yuxiang/shared/money'
import { Check } from '@/components/Check'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Stepper } from '@/components/Stepper'
import { Tag } from '@/components/Tag'
import { Link, Tap, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './cart-line.scss'

/** Why it is no certified product any more: union money can't pay it. */
const lost = { revoked: '认定已撤销', suspended: '认定已暂停', expired: '认定已到期' } as const

interface Props {
  item: CartItem
  quantity: number
  chosen: boolean
  onChoose: (wanted: boolean) => void
  onQuantity: (quantity: number) => void
}

/** One SKU in the cart. */
export function CartLine({ item, quantity, chosen, onChoose, onQuantity }: Props) {
  const to = pageUrl(pages.product, { id: item.productId, sku: item.skuId })
  const cheaperFen = item.addedPriceFen - item.priceFen
  return (
    <View className="cart-line">
      <Check on={chosen} label={`选择 ${item.name} ${item.skuName}`} onTap={() => onChoose(!chosen)} />
      <Link className="cart-line__picture" to={to} label={item.name}>
        <Picture src={item.imageUrl} alt="" ratio={100} />
      </Link>
      <View className="grow">
        <Link className="cart-line__name lines-2" to={to}>
          {item.name}
        </Link>
        <View className="cart-line__sku lines-1">{item.skuName}</View>
        <View className="cart-line__tags">
          {item.certified ? <Tag>帮扶产品</Tag> : null}
          {item.certificationLost ? <Tag tone="plain">{lost[item.certificationLost]}</Tag> : null}
          {cheaperFen > 0 ? <Tag tone="vermilion">{`比加入时降 ¥${formatYuan(cheaperFen)}`}</Tag> : null}
          {cheaperFen < 0 ? <Tag tone="plain">{`比加入时涨 ¥${formatYuan(-cheaperFen)}`}</Tag> : null}
        </View>
        <View className="cart-line__foot">
          <Money fen={item.priceFen} />
          <Stepper label={item.name} value={quantity} max={Math.min(item.stock, 999)} onChange={onQuantity} />
        </View>
        {quantity > item.stock ? (
          <Tap className="cart-line__short" onTap={() => onQuantity(item.stock)}>
            库存只有 {item.stock} 件，点这里改为 {item.stock} 件
          </Tap>
        ) : item.stock <= 10 ? (
          <View className="cart-line__few">仅剩 {item.stock} 件</View>
        ) : null}
      </View>
    </View>
  )
}
