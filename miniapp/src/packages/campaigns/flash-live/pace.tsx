import type { FlashLive } from '@yuxiang/shared/api/flash-office'
import { Text, View } from '@/elements'
import { Panel } from '@/workbench/figures'

/** What was won in each five seconds of the last minute. */
export function Pace({ spans }: Pick<FlashLive, 'spans'>) {
  const most = Math.max(1, ...spans.map(({ won }) => won))
  return (
    <Panel title="最近一分钟，每 5 秒抢到">
      <View className="pace" role="list" label="每 5 秒抢到的件数">
        {spans.map(({ at, won }) => (
          <View key={at} className="pace__one" role="listitem">
            <Text className="number">{won}</Text>
            <View className="pace__bar" style={{ height: `${Math.round((won * 80) / most)}%` }} hidden />
          </View>
        ))}
      </View>
    </Panel>
  )
}
