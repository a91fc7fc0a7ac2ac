import type { FlashItem } from '@yuxiang/shared/api/flash-sales'
import { View } from '@/elements'
import { flashGonePercent } from '@/services/flash-words'
import './gone-bar.scss'

/** How much of an item is gone. */
export function GoneBar({ item, short = false }: { item: FlashItem; short?: boolean }) {
  const percent = flashGonePercent(item)
  return (
    <View className={`gone-bar ${short ? 'gone-bar--short' : ''}`}>
      <View className="gone-bar__track" hidden>
        <View className="gone-bar__gone" style={{ width: `${Math.max(percent, 4)}%` }} />
      </View>
      <View className="gone-bar__words number">
        {item.stock === 0 ? '已抢光' : `${short ? '' : `已抢 ${percent}%，`}剩 ${item.stock} 件`}
      </View>
    </View>
  )
}
