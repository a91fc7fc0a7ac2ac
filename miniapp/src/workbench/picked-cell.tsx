import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import './picked-cell.scss'

interface Props {
  title: string
  /** `款`, as in 3 款. */
  unit: string
  picked: readonly { id: string; name: string }[]
  /** What it means when nothing is picked. */
  none?: string
  onOpen: () => void
  onRemove: (id: string) => void
}

/** What was picked of a kind: tapped to pick more, each one to let go of it. */
export function PickedCell({ title, unit, picked, none = '不限', onOpen, onRemove }: Props) {
  return (
    <>
      <Cell title={title} value={picked.length > 0 ? `${picked.length} ${unit}` : none} onTap={onOpen} />
      {picked.length > 0 ? (
        <View className="picked-cell__chips">
          <Chips
            many
            label={`已选${title}，点一下移除`}
            options={picked.map(({ id, name }) => ({ key: id, name, note: '移除' }))}
            chosen={picked.map(({ id }) => id)}
            onTap={onRemove}
          />
        </View>
      ) : null}
    </>
  )
}
