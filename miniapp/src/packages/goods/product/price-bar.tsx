import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { formatYuan } from '@yuxiang/shared/money'
import { Money } from '@/components/Money'
import { salesText } from '@/components/ProductCard/marks'
import { View } from '@/elements'
import './price-bar.scss'

interface Props {
  product: ProductDetail
  sku: ProductDetail['skus'][number] | undefined
  /** The person has chosen it; else the price is where prices begin. */
  picked: boolean
}

/** The price, and what free freight takes. */
export function PriceBar({ product, sku, picked }: Props) {
  const prices = new Set(product.skus.map((candidate) => candidate.priceFen))
  const freeAboveFen = product.merchant.freight.freeAboveFen
  const originalFen = sku ? sku.originalFen : product.originalFen
  const from = !picked && prices.size > 1
  return (
    <View className="price-bar">
      <View className="price-bar__price">
        <Money
          fen={sku?.priceFen ?? product.priceFen}
          size="xl"
          tone="white"
          {...(from ? { suffix: '起' } : {})}
        />
        {originalFen === null ? null : <Money fen={originalFen} tone="white" struck />}
      </View>
      <View className="price-bar__side">
        <View>已售 {salesText(product.sales)}</View>
        {freeAboveFen === null ? null : (
          <View>{freeAboveFen === 0 ? '全店包邮' : `全店满 ¥${formatYuan(freeAboveFen)} 包邮`}</View>
        )}
      </View>
    </View>
  )
}
