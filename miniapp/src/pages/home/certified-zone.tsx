import type { ProductCard } from '@yuxiang/shared/api/catalog'
import { Icon } from '@/components/Icon'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Link, Scroller, Text, View } from '@/elements'
import type { Answer } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './certified-zone.scss'

interface Props {
  benefit: Answer<'GET /api/home'>['benefit'] | undefined
  products: ProductCard[] | undefined
}

/** The certified zone: what the certified products do together, and the ones bought most. */
export function CertifiedZone({ benefit, products }: Props) {
  if (!products || products.length === 0) return null
  return (
    <View className="certified-zone">
      <Link className="certified-zone__head" to={pageUrl(pages.search, { certified: 'true' })}>
        <View className="grow">
          <View className="section-title certified-zone__title">
            <Icon name="shield" color="green" /> 帮扶专区
          </View>
          {benefit ? (
            <View className="certified-zone__benefit">
              {benefit.counties} 个区县 {benefit.products} 款，带动{' '}
              {benefit.households.toLocaleString('en-US')} 户农户
            </View>
          ) : null}
        </View>
        <Text className="certified-zone__more">全部</Text>
        <Icon name="next" size="sm" color="green" />
      </Link>
      <Scroller direction="x" className="certified-zone__rail">
        <View className="certified-zone__track">
          {products.map((product) => (
            <Link
              key={product.id}
              className="certified-zone__item"
              to={pageUrl(pages.product, { id: product.id })}
            >
              <View className="certified-zone__picture">
                <Picture src={product.imageUrl} alt="" ratio={100} />
              </View>
              <View className="certified-zone__name lines-1">{product.name}</View>
              <Money fen={product.priceFen} size="sm" tone="deep" />
            </Link>
          ))}
        </View>
      </Scroller>
    </View>
  )
}
