import { SkeletonLines, SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'

/** The lines and the sums before the server has priced them. */
export function CheckoutSkeleton() {
  return (
    <>
      <SkeletonRows count={2} />
      <View className="card">
        <SkeletonLines widths={[100, 100, 60]} />
      </View>
    </>
  )
}
