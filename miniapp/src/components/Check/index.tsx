import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import './index.scss'

/** A round tick. The touch area is larger than the circle. */
export function Check({ on, label, onTap }: { on: boolean; label: string; onTap: () => void }) {
  return (
    <Tap className="check" role="checkbox" checked={on} label={label} onTap={onTap}>
      <CheckMark on={on} />
    </Tap>
  )
}

/** The circle alone, inside of something larger that is tapped. */
export function CheckMark({ on }: { on: boolean }) {
  return (
    <View className={`check__circle ${on ? 'check__circle--on' : ''}`}>
      {on ? <Icon name="check" size="sm" color="white" weight={3} /> : null}
    </View>
  )
}
