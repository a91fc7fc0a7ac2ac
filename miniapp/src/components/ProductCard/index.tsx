import type { ProductCard as Product } from '@yuxiang/shared/api/catalog'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useLabels } from '@/hooks/use-labels'
import { pages, pageUrl } from '@/services/navigation'
import { markNames, salesText } from './marks'
import './index.scss'

interface Props {
  product: Product
  /** `tile` stands in two columns, `row` lies across. */
  shape?: 'tile' | 'row'
  eager?: boolean
}

/** A product in a list. */
export function ProductCard({ product, shape = 'tile', eager = false }: Props) {
  const mark = product.marks[0]
  const labels = useLabels(product.id)
  return (
    <Link className={`product-card product-card--${shape}`} to={pageUrl(pages.product, { id: product.id })}>
      <View className="product-card__picture">
        <Picture src={product.imageUrl} alt="" ratio={100} eager={eager} />
        {product.stock === 0 ? <View className="product-card__sold-out">已售罄</View> : null}
      </View>
      <View className="product-card__words">
        <View className="product-card__name lines-2">{product.name}</View>
        {product.subtitle ? <View className="product-card__subtitle lines-1">{product.subtitle}</View> : null}
        <View className="product-card__tags">
          {product.certified ? <Tag>帮扶产品</Tag> : null}
          {mark ? <Tag tone="citrus">{markNames[mark]}</Tag> : null}
        </View>
        <View className="product-card__foot">
          <View className="product-card__price">
            <Money fen={product.priceFen} size="md" />
            {product.originalFen === null ? null : (
              <Money fen={product.originalFen} size="sm" tone="muted" struck />
            )}
          </View>
          <Text className="product-card__sales">已售 {salesText(product.sales)}</Text>
        </View>
        <View className="product-card__last">
          <View className="product-card__county lines-1">{product.county}</View>
          {labels.slice(0, shape === 'row' ? 2 : 1).map((label) => (
            <Tag key={label} tone="vermilion">
              {label}
            </Tag>
          ))}
        </View>
      </View>
    </Link>
  )
}
