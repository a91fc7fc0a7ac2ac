import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { markNames } from '@/components/ProductCard/marks'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import './title-card.scss'

/** Name, marks and where it comes from. */
export function TitleCard({ product }: { product: ProductDetail }) {
  return (
    <View className="card title-card">
      <View className="title-card__name" role="heading">
        {product.name}
      </View>
      {product.subtitle ? <View className="title-card__subtitle">{product.subtitle}</View> : null}
      <View className="title-card__tags">
        {product.certified ? <Tag>帮扶产品</Tag> : null}
        {product.marks.map((mark) => (
          <Tag key={mark} tone={mark === 'bayuzhen' ? 'citrus' : 'green'}>
            {markNames[mark]}
          </Tag>
        ))}
      </View>
      <View className="title-card__place">
        {product.county}
        {product.township ? ` · ${product.township}` : ''} · {product.category.name}
      </View>
    </View>
  )
}
