import type { Message } from '@yuxiang/shared/api/messages'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './message-card.scss'

interface Props {
  message: Message
  onOpen: () => void
}

/** A message, whole; a dot says that it is unread. */
export function MessageCard({ message: { title, text, at, path, read }, onOpen }: Props) {
  return (
    <Tap className="card message-card" onTap={onOpen}>
      <View className="message-card__head">
        {read ? null : <View className="message-card__dot" label="未读" role="img" />}
        <Text className="grow message-card__title">{title}</Text>
        <Text className="message-card__at number">{chinaDateTime(at)}</Text>
      </View>
      <View className="message-card__text">{text}</View>
      {path ? (
        <View className="message-card__link">
          <Text className="grow">查看详情</Text>
          <Icon name="next" size="sm" color="muted" />
        </View>
      ) : null}
    </Tap>
  )
}
