import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Link, Tap, View } from '@/elements'
import './index.scss'

interface Props {
  title: string
  icon?: IconName
  /** A quieter line below the title. */
  hint?: string
  /** At the right: what is set now. */
  value?: ReactNode
  /** Where it leads. */
  to?: string
  onTap?: () => void
}

/** A row of a menu or of settings; several stand in a `.card`. */
export function Cell({ title, icon, hint, value, to, onTap }: Props) {
  const content = (
    <>
      {icon ? <Icon name={icon} color="muted" className="cell__icon" /> : null}
      <View className="grow">
        <View>{title}</View>
        {hint ? <View className="cell__hint">{hint}</View> : null}
      </View>
      {value === undefined ? null : <View className="cell__value">{value}</View>}
      {to || onTap ? <Icon name="next" size="sm" color="muted" /> : null}
    </>
  )
  if (to) {
    return (
      <Link className="cell" to={to}>
        {content}
      </Link>
    )
  }
  if (onTap) {
    return (
      <Tap className="cell" onTap={onTap}>
        {content}
      </Tap>
    )
  }
  return <View className="cell">{content}</View>
}
