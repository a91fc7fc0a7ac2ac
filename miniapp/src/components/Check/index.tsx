import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import './index.scss'

/** A round tick. The touch area is larger than the circle. */
export function Check({ on, label, onTap }: { on: boolean; label: string; onTap: () => void }) {
  return (
    <Tap className="check" role="checkbox" checked={on} label={label} onTap={onTap}>
      <View className={`check__circle ${on ? 'check__circle--on' : ''}`}>
        {on ? <Icon name="check" size="sm" color="white" weight={3} /> : null}
      </View>
    </Tap>
  )
}
