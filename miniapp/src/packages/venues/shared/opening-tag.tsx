import { type OpeningSpan, openingAt } from '@yuxiang/shared/venues/hours'
import { Text } from '@/elements'
import './opening-tag.scss'

/** Whether it is open at this moment, and until when or from when; nothing when its hours are not known as a table. */
export function OpeningTag({ hours }: { hours: readonly OpeningSpan[] }) {
  const now = openingAt(hours, new Date())
  if (!now) return null
  return (
    <Text className={`opening-tag ${now.isOpen ? 'opening-tag--open' : ''}`}>
      {now.isOpen ? '开放中' : '已闭馆'} · {now.words}
    </Text>
  )
}
