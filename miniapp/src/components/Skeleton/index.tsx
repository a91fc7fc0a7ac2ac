import { View } from '@/elements'
import './index.scss'

/** Grey lines where words will stand. `widths` are percents of the width. */
export function SkeletonLines({ widths = [90, 60] }: { widths?: number[] }) {
  return (
    <View hidden>
      {widths.map((width, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <View key={at} className="skeleton skeleton--line" style={{ width: `${width}%` }} />
      ))}
    </View>
  )
}

/** A block where a picture or card will stand. */
export function SkeletonBlock({ className = '' }: { className?: string }) {
  return <View className={`skeleton ${className}`} hidden />
}

/** The product feed before it has arrived. */
export function SkeletonFeed({ count = 4 }: { count?: number }) {
  return (
    <View className="skeleton-feed" label="正在加载" role="status">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never change
        <View key={at} className="skeleton-feed__card">
          <View className="skeleton skeleton--square" />
          <View className="skeleton-feed__words">
            <SkeletonLines widths={[92, 60, 40]} />
          </View>
        </View>
      ))}
    </View>
  )
}

/** A list of rows before it has arrived. */
export function SkeletonRows({ count = 4 }: { count?: number }) {
  return (
    <View label="正在加载" role="status">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never change
        <View key={at} className="card skeleton-row">
          <View className="skeleton skeleton-row__picture" />
          <View className="grow">
            <SkeletonLines widths={[80, 50, 30]} />
          </View>
        </View>
      ))}
    </View>
  )
}
