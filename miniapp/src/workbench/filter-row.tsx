import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import './filter-row.scss'

interface Props<Key extends string> {
  /** What is chosen here, for screen readers. */
  label: string
  options: readonly { key: Key; name: string; note?: string | undefined }[]
  chosen: Key
  onChoose: (key: Key) => void
}

/** One choice that narrows a long list: on a phone a line that slides and fades where it goes on. */
export function FilterRow<Key extends string>({ label, options, chosen, onChoose }: Props<Key>) {
  return (
    <View className="filter-row">
      <Chips label={label} options={options} chosen={[chosen]} onTap={onChoose} />
    </View>
  )
}
