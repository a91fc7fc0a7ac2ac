import { Tap, View } from '@/elements'
import './index.scss'

/** On or off, at once. */
export function Switch({
  on,
  label,
  onChange,
}: {
  on: boolean
  label: string
  onChange: (on: boolean) => void
}) {
  return (
    <Tap className="switch" role="switch" checked={on} label={label} onTap={() => onChange(!on)}>
      <View className={`switch__track ${on ? 'switch__track--on' : ''}`}>
        <View className="switch__knob" />
      </View>
    </Tap>
  )
}
