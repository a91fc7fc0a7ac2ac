import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './index.scss'

interface Props {
  title: string
  hint?: string
  /** ISO instant. */
  at: string
  /** What it changed, with its sign: `+5`, `−¥80.00`. */
  change: string
  gained: boolean
  /** Where its cause is told. */
  to?: string | undefined
}

/** An entry of an account; several stand in a `.card`. */
export function EntryRow({ title, hint, at, change, gained, to }: Props) {
  const content = (
    <>
      <View className="entry-row__words">
        <View className="entry-row__title">{title}</View>
        {hint ? <View className="entry-row__hint">{hint}</View> : null}
        <View className="entry-row__hint number">{chinaDateTime(at)}</View>
      </View>
      <Text className={`entry-row__change number ${gained ? 'entry-row__change--gained' : ''}`}>
        {change}
      </Text>
      {to ? <Icon name="next" size="sm" color="muted" /> : null}
    </>
  )
  return to ? (
    <Link className="entry-row" to={to}>
      {content}
    </Link>
  ) : (
    <View className="entry-row">{content}</View>
  )
}
