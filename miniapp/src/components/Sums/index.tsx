import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import type { SumRow } from '@/services/price-sums'
import './index.scss'

interface Props {
  rows: SumRow[]
  /** What it comes to, and how that is called. */
  total: { name: string; fen: number }
}

/** How an amount comes about: each part by name, the sum below. */
export function Sums({ rows, total }: Props) {
  return (
    <View className="sums">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two offers may have one name, and rows are drawn whole
        <View key={at} className="sums__row">
          <View className="grow">
            {row.name}
            {row.hint ? <Text className="sums__hint">{row.hint}</Text> : null}
          </View>
          {row.gives ? (
            <Text className="sums__gives">{row.gives}</Text>
          ) : (
            <Money fen={row.fen} size="sm" tone={row.fen < 0 ? 'deep' : 'ink'} />
          )}
        </View>
      ))}
      <View className="sums__rule" />
      <View className="sums__row">
        <Text className="grow">{total.name}</Text>
        <Money fen={total.fen} size="lg" />
      </View>
    </View>
  )
}
