import type { AfterSaleEntry } from '@yuxiang/shared/api/aftersales'
import { PhotoStrip } from '@/components/PhotoStrip'
import { Text, View } from '@/elements'
import { chinaDayAndTime } from '@/services/china-time'
import './timeline.scss'

const names = { buyer: '买家', merchant: '商家', operator: '平台', system: '系统' } as const

/** Everything that happened and was said on a case, the newest first. */
export function CaseTimeline({ entries }: { entries: readonly AfterSaleEntry[] }) {
  return (
    <View className="card case-timeline">
      <View className="section-title" role="heading">
        协商记录
      </View>
      <View role="list" label="协商记录">
        {[...entries].reverse().map((entry) => (
          <View
            key={entry.id}
            className={`case-timeline__entry case-timeline__entry--${entry.by} case-timeline__entry--${entry.kind}`}
            role="listitem"
          >
            <View className="case-timeline__mark" hidden>
              {names[entry.by].slice(0, 1)}
            </View>
            <View className="grow">
              <View className="row">
                <Text className="grow case-timeline__who">
                  {names[entry.by]}
                  {entry.kind === 'message' ? '留言' : ''}
                </Text>
                <Text className="case-timeline__at number">{chinaDayAndTime(entry.at)}</Text>
              </View>
              <View className="case-timeline__text">{entry.text}</View>
              <PhotoStrip photos={entry.photos} label="售后" />
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
