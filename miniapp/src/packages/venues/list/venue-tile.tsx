import type { VenueCard } from '@yuxiang/shared/api/venues'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Link, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { VenueHead } from '../shared/venue-head'
import './venue-tile.scss'

/** A venue with some of what it sells; the whole tile leads to it. */
export function VenueTile({ venue }: { venue: VenueCard }) {
  const { id, products, productCount } = venue
  return (
    <Link className="card venue-tile" to={pageUrl(pages.venue, { id })}>
      <VenueHead venue={venue} />
      {products.length > 0 ? (
        <View className="venue-tile__strip">
          {products.map((product) => (
            <View key={product.id} className="venue-tile__item">
              <View className="venue-tile__picture">
                <Picture src={product.imageUrl} alt="" ratio={100} />
              </View>
              <View className="venue-tile__name lines-1">{product.name}</View>
              <Money fen={product.priceFen} size="sm" />
            </View>
          ))}
        </View>
      ) : null}
      <View className="row venue-tile__all">
        <Text className="grow muted">
          {productCount > 0 ? `在售 ${productCount} 款商品` : '商品正在上架'}
        </Text>
        <Text>进馆看看</Text>
        <Icon name="next" size="sm" color="vermilion" />
      </View>
    </Link>
  )
}
