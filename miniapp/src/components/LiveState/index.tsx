import { Text, View } from '@/elements'
import './index.scss'

/** What a broadcast is doing, as a mark; one that is on moves. */
export function LiveState({ on, children }: { on: boolean; children: string }) {
  return (
    <View className={`live-state ${on ? 'live-state--on' : ''}`}>
      {on ? (
        <View className="live-state__bars" hidden>
          <View className="live-state__bar" />
          <View className="live-state__bar" />
          <View className="live-state__bar" />
        </View>
      ) : null}
      <Text className="number">{children}</Text>
    </View>
  )
}
