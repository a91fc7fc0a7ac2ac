import { Tap, View } from '@/elements'
import './index.scss'

interface Props<Key extends string> {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly { key: Key; name: string }[]
  chosen: Key | undefined
  onChoose: (key: Key) => void
}

/** One of a few short choices. */
export function ChoiceChips<Key extends string>({ label, options, chosen, onChoose }: Props<Key>) {
  return (
    <View className="choice-chips" role="group" label={label}>
      {options.map(({ key, name }) => (
        <Tap
          key={key}
          role="radio"
          checked={key === chosen}
          className={`choice-chip ${key === chosen ? 'choice-chip--on' : ''}`}
          onTap={() => onChoose(key)}
        >
          {name}
        </Tap>
      ))}
    </View>
  )
}
