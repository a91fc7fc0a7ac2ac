import type { LiveProduct, LiveSession } from '@yuxiang/shared/api/live'
import { Empty } from '@/components/Empty'
import { LiveState } from '@/components/LiveState'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { smallPicture } from '@/services/pictures'

/** What the session shows: the product the host speaks of first, each with its price and how many are left. */
export function Products({ session }: { session: LiveSession }) {
  const explained = session.products.filter(({ explaining }) => explaining && session.state === 'live')
  const sorted = [...explained, ...session.products.filter((product) => !explained.includes(product))]
  if (sorted.length === 0) {
    return <Empty icon="parcel" title="本场商品还没有公布" hint="开播前会陆续上架，请稍后再来" />
  }
  return (
    <>
      <View className="section-title live-session__title" role="heading">
        本场商品（{sorted.length}）
      </View>
      <View role="list" label="本场商品">
        {sorted.map((product, at) => (
          <View key={product.id} role="listitem">
            <Row product={product} place={at + 1} isExplained={explained.includes(product)} />
          </View>
        ))}
      </View>
    </>
  )
}

interface RowProps {
  product: LiveProduct
  place: number
  isExplained: boolean
}

function Row({ product, place, isExplained }: RowProps) {
  return (
    <Link
      className={`card live-product ${isExplained ? 'live-product--on' : ''}`}
      to={pageUrl(pages.product, { id: product.id })}
    >
      <View className="live-product__picture">
        <Picture src={smallPicture(product.imageUrl)} alt="" ratio={100} />
        <Text className="live-product__place number">{place}</Text>
      </View>
      <View className="grow live-product__words">
        {isExplained ? (
          <View>
            <LiveState on>正在讲解</LiveState>
          </View>
        ) : null}
        <View className="live-product__name lines-2">{product.name}</View>
        <View className="live-product__tags">
          {product.certified ? <Tag>帮扶产品</Tag> : null}
          <Text className="muted live-product__stock number">{stockText(product)}</Text>
        </View>
        <View className="live-product__foot">
          <View className="row live-product__prices">
            <Money fen={product.priceFen} size="md" />
            {product.originalFen === null ? null : (
              <Money fen={product.originalFen} size="sm" tone="muted" struck />
            )}
          </View>
          <Text className={`live-product__go ${product.stock === 0 ? 'live-product__go--off' : ''}`}>
            {product.stock > 0 ? '去购买' : product.setAside > 0 ? '等开播' : '已售罄'}
          </Text>
        </View>
      </View>
    </Link>
  )
}

/** What is left, and what is kept until the beginning. */
function stockText({ stock, setAside, county }: LiveProduct): string {
  const left = stock > 0 ? `余 ${stock} 件` : '暂时售罄'
  return [county, left, ...(setAside > 0 ? [`开播另放 ${setAside} 件`] : [])].join(' · ')
}
