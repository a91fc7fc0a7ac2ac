import { SkeletonBlock, SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import './product-skeleton.scss'

/** The page before its product has arrived. */
export function ProductSkeleton() {
  return (
    <View label="正在加载" role="status">
      <SkeletonBlock className="product-skeleton__picture" />
      <View className="card product-skeleton__card">
        <SkeletonLines widths={[40, 90, 60]} />
      </View>
      <View className="card">
        <SkeletonLines widths={[90, 90, 70]} />
      </View>
    </View>
  )
}
