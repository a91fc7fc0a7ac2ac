import type { Cart } from '@yuxiang/shared/api/cart'
import { formatYuan } from '@yuxiang/shared/money'
import { Check } from '@/components/Check'
import { Link, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { useStore } from '@/store/create-store'
import { CartLine } from './cart-line'
import { Offers } from './offers'
import type { OffersHere } from './offers-here'
import { choose, leftOutStore } from './selection'
import type { CartPage } from './use-cart-page'
import './cart-group.scss'

interface Props {
  group: Cart['groups'][number]
  page: CartPage
  /** What the chosen lines still lack for free freight; 0 when free, null when it never is, undefined when unknown. */
  missingFen: number | null | undefined
  offers: OffersHere
}

/** What is in the cart from one merchant: it will be one order. */
export function CartGroup({ group, page, missingFen, offers }: Props) {
  const leftOut = useStore(leftOutStore)
  const { merchant, items } = group
  const skuIds = items.map((item) => item.skuId)
  const all = items.every((item) => !leftOut.includes(item.skuId))
  const freeAboveFen = merchant.freeAboveFen
  const hint =
    missingFen === 0
      ? '已包邮'
      : missingFen
        ? `再买 ¥${formatYuan(missingFen)} 包邮`
        : freeAboveFen
          ? `满 ¥${formatYuan(freeAboveFen)} 包邮`
          : ''
  const shop = pageUrl(pages.shop, { id: merchant.id })
  return (
    <View className="card cart-group" role="group" label={merchant.name}>
      <View className="row cart-group__head">
        <Check on={all} label={`全选 ${merchant.name}`} onTap={() => choose(skuIds, !all)} />
        <Link className="grow cart-group__name lines-1" to={shop}>
          {merchant.name}
        </Link>
      </View>
      {hint ? (
        <Link className={`cart-group__hint ${missingFen === 0 ? 'cart-group__hint--free' : ''}`} to={shop}>
          {hint}
          {missingFen ? '，去凑单' : ''}
        </Link>
      ) : null}
      {items.map((item) => (
        <CartLine
          key={item.skuId}
          item={item}
          quantity={page.quantityOf(item)}
          chosen={!leftOut.includes(item.skuId)}
          onChoose={(wanted) => choose([item.skuId], wanted)}
          onQuantity={(quantity) => page.changeQuantity(item.skuId, quantity)}
        />
      ))}
      <Offers offers={offers} />
    </View>
  )
}
