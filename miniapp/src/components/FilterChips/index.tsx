import { Tap, Text, View } from '@/elements'
import './index.scss'

interface Props<Key extends string> {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly { key: Key; name: string; note?: string | undefined }[]
  chosen: Key
  onTap: (key: Key) => void
}

/** A filter: one of a few choices, each with how much there is of it. */
export function FilterChips<Key extends string>({ label, options, chosen, onTap }: Props<Key>) {
  return (
    <View className="filter-chips" role="group" label={label}>
      {options.map(({ key, name, note }) => (
        <Tap
          key={key}
          role="radio"
          checked={key === chosen}
          className={`filter-chips__chip ${key === chosen ? 'filter-chips__chip--on' : ''}`}
          onTap={() => onTap(key)}
        >
          {name}
          {note ? <Text className="filter-chips__note number">{note}</Text> : null}
        </Tap>
      ))}
    </View>
  )
}
