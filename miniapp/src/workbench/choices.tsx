import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import './choices.scss'

interface Props {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly { key: string; name: string; hint?: string }[]
  chosen: string
  onChoose: (key: string) => void
}

/** One of a few things that need a line each. */
export function Choices({ label, options, chosen, onChoose }: Props) {
  return (
    <View className="choices" role="group" label={label}>
      {options.map(({ key, name, hint }) => {
        const on = key === chosen
        return (
          <Tap
            key={key}
            role="radio"
            checked={on}
            className={`choices__one ${on ? 'choices__one--on' : ''}`}
            onTap={() => onChoose(key)}
          >
            <View className="grow">
              <View>{name}</View>
              {hint ? <View className="panel__hint">{hint}</View> : null}
            </View>
            {on ? <Icon name="check" color="vermilion" weight={2.4} /> : null}
          </Tap>
        )
      })}
    </View>
  )
}
