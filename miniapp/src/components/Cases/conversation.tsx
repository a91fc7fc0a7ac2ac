import type { CaseMessage } from '@yuxiang/shared/api/complaint-views'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './conversation.scss'
import { FileTags } from '@/components/FileTags'

/** What the parties of a mediation and the officer said, the oldest first; one's own at the right. */
export function Conversation({
  messages,
  mine,
}: {
  messages: readonly CaseMessage[]
  mine: CaseMessage['by']
}) {
  return (
    <View className="conversation" role="list" label="调解沟通">
      {messages.map((one) => (
        <View
          key={one.id}
          className={`conversation__one ${one.by === mine ? 'conversation__one--mine' : ''}`}
          role="listitem"
        >
          <View className="conversation__by number">
            {one.byName} · {chinaDateTime(one.at).slice(5)}
          </View>
          <View className="conversation__text">{one.text}</View>
          <FileTags files={one.files} label="材料" />
        </View>
      ))}
    </View>
  )
}
