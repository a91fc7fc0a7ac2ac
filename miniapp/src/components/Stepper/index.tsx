import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import './index.scss'

interface Props {
  value: number
  min?: number
  max: number
  onChange: (value: number) => void
  /** What is counted, for screen readers. */
  label: string
}

/** Less and more. At a limit the button is off and says so. */
export function Stepper({ value, min = 1, max, onChange, label }: Props) {
  return (
    <View className="stepper" role="group" label={`${label}，数量 ${value}`}>
      <Tap
        className="stepper__button"
        label="减少数量"
        disabled={value <= min}
        onTap={() => onChange(value - 1)}
      >
        <Icon name="minus" size="sm" color={value <= min ? 'muted' : 'ink'} />
      </Tap>
      <Text className="stepper__value number">{value}</Text>
      <Tap
        className="stepper__button"
        label="增加数量"
        disabled={value >= max}
        onTap={() => onChange(value + 1)}
      >
        <Icon name="plus" size="sm" color={value >= max ? 'muted' : 'ink'} />
      </Tap>
    </View>
  )
}
