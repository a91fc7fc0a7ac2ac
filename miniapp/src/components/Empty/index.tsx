import { Button } from '@/components/Button'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { View } from '@/elements'
import './index.scss'

interface Props {
  icon?: IconName
  title: string
  hint?: string
  /** The way out. */
  action?: string
  onAction?: () => void
}

/** Nothing here: a picture, a sentence, a way out. */
export function Empty({ icon = 'search', title, hint, action, onAction }: Props) {
  return (
    <View className="empty">
      <View className="empty__picture">
        <Icon name={icon} size="xl" color="green" weight={1.2} />
      </View>
      <View className="empty__title">{title}</View>
      {hint ? <View className="empty__hint">{hint}</View> : null}
      {action && onAction ? (
        <View className="empty__action">
          <Button size="fit" tone="line" onTap={onAction}>
            {action}
          </Button>
        </View>
      ) : null}
    </View>
  )
}
