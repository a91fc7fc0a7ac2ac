import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { cartStore } from '@/store/cart'
import { useStore } from '@/store/create-store'
import { shopUrl } from './shop-card'
import './buy-bar.scss'

interface Props {
  product: ProductDetail
  onAsk: (act: 'cart' | 'buy') => void
}

/** What a thumb reaches: the shop, the cart, and buying. */
export function BuyBar({ product, onAsk }: Props) {
  const count = useStore(cartStore)?.count ?? 0
  const closed = product.onSale ? (product.stock > 0 ? null : '已售罄，补货中') : '商品已下架'
  return (
    <View className="buy-bar">
      <Link className="buy-bar__way" to={shopUrl(product.merchant)}>
        <Icon name="shop" size="lg" />
        <Text className="buy-bar__text">店铺</Text>
      </Link>
      <Link className="buy-bar__way" to={pages.cart} label={count > 0 ? `购物车，${count} 件商品` : '购物车'}>
        <Icon name="cart" size="lg" />
        <Text className="buy-bar__text">购物车</Text>
        {count > 0 ? <Text className="buy-bar__badge number">{count > 99 ? '99+' : count}</Text> : null}
      </Link>
      {closed ? (
        <Button className="buy-bar__closed" tone="plain" disabled onTap={() => undefined}>
          {closed}
        </Button>
      ) : (
        <>
          <Button className="buy-bar__cart" tone="citrus" onTap={() => onAsk('cart')}>
            加入购物车
          </Button>
          <Button className="buy-bar__buy" onTap={() => onAsk('buy')}>
            立即购买
          </Button>
        </>
      )}
    </View>
  )
}
