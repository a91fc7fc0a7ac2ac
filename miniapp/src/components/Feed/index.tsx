import type { ProductCard as Product } from '@yuxiang/shared/api/catalog'
import { ProductCard } from '@/components/ProductCard'
import { View } from '@/elements'
import { useStore } from '@/store/create-store'
import { elderStore } from '@/store/elder'
import './index.scss'

/** Products in two columns. A product's column follows from its place in the list, so what is shown never moves. */
export function Feed({ products }: { products: Product[] }) {
  const columns = useStore(elderStore) ? 1 : 2
  return (
    <View className="feed">
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
        <View className="feed__column" key={column}>
          {products.map((product, at) =>
            at % columns === column ? (
              <ProductCard key={product.id} product={product} eager={at < 4} />
            ) : null,
          )}
        </View>
      ))}
    </View>
  )
}
