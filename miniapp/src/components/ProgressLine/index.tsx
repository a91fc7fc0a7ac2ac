import { View } from '@/elements'
import type { Progress } from '@/services/offer-progress'
import './index.scss'

/** How far it is to an offer's next tier, as words and as a line. */
export function ProgressLine({ progress: { text, percent } }: { progress: Progress }) {
  return (
    <View className="progress-line" role="status">
      <View className="progress-line__text">{text}</View>
      <View className="progress-line__track" hidden>
        <View className="progress-line__done" style={{ width: `${percent}%` }} />
      </View>
    </View>
  )
}
