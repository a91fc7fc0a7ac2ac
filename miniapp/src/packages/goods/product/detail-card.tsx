import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import { Picture } from '@/components/Picture'
import { View } from '@/elements'
import './detail-card.scss'

/** The long description, words and pictures in turn. */
export function DetailCard({ product }: { product: ProductDetail }) {
  const pictures = product.images.slice(1)
  const count = Math.max(product.detail.length, pictures.length)
  if (count === 0) return null
  return (
    <View className="card detail-card">
      <View className="section-title" role="heading">
        商品详情
      </View>
      {Array.from({ length: count }, (_, at) => {
        const picture = pictures[at]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the description keeps its order
          <View key={at}>
            {product.detail[at] ? <View className="detail-card__words">{product.detail[at]}</View> : null}
            {picture ? (
              <View className="detail-card__picture">
                <Picture src={picture} alt="" ratio={100} />
              </View>
            ) : null}
          </View>
        )
      })}
    </View>
  )
}
