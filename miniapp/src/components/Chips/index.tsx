import { Tap, Text, View } from '@/elements'
import './index.scss'

interface Props<Key extends string> {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly { key: Key; name: string; note?: string | undefined }[]
  chosen: readonly Key[]
  onTap: (key: Key) => void
  /** Several may be chosen. */
  many?: boolean
}

/** Short choices to tap, one or several of them, each perhaps with how much there is of it. */
export function Chips<Key extends string>({ label, options, chosen, onTap, many = false }: Props<Key>) {
  return (
    <View className="chips" role="group" label={label}>
      {options.map(({ key, name, note }) => {
        const on = chosen.includes(key)
        return (
          <Tap
            key={key}
            role={many ? 'checkbox' : 'radio'}
            checked={on}
            className={`chips__chip ${on ? 'chips__chip--on' : ''}`}
            onTap={() => onTap(key)}
          >
            {name}
            {note ? <Text className="chips__note number">{note}</Text> : null}
          </Tap>
        )
      })}
    </View>
  )
}
