import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { ProductCard } from '@/components/ProductCard'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'

/** 首页 */
export default function HomePage() {
  const feed = usePagedList('home-feed', ({ page }) =>
    call('GET /api/products', { query: { page, pageSize: 20 } }),
  )
  return (
    <Page nav="none" tab="home" onRefresh={feed.refresh}>
      <View>
        {feed.items.map((product) => (
          <ProductCard key={product.id} product={product} />
        ))}
      </View>
      <ListFoot list={feed} />
    </Page>
  )
}
