import { formatYuan } from '@yuxiang/shared/money'
import { Text, View } from '@/elements'
import { percentOf, shortYuan } from './chart-figures'
import './bars.scss'

export interface Bar {
  name: string
  /** In fen. */
  amountFen: number
  note?: string
}

const shown = 8

/** Amounts beside each other, the largest first; what is beyond eight is added up in a last bar. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const rest = bars.slice(shown)
  const restFen = rest.reduce((sum, bar) => sum + bar.amountFen, 0)
  const all = [
    ...bars.slice(0, shown),
    ...(rest.length > 0 ? [{ name: `其他 ${rest.length} 项`, amountFen: restFen, note: '' }] : []),
  ]
  const most = Math.max(...all.map((bar) => bar.amountFen))
  return (
    <View className="bars" role="list" label={label}>
      {all.map(({ name, amountFen, note }) => (
        <View key={name} className="bars__row" role="listitem">
          <View className="bars__words">
            <Text className="bars__name lines-1">{name}</Text>
            {note ? <Text className="bars__note number">{note}</Text> : null}
            <Text className="bars__amount number">¥{formatYuan(amountFen)}</Text>
          </View>
          <View className="bars__track" hidden>
            <View className="bars__bar" style={{ width: `${percentOf(amountFen, most)}%` }} />
          </View>
        </View>
      ))}
    </View>
  )
}

interface ColumnsProps {
  label: string
  bars: readonly Bar[]
  /** What stands above a column; yuan without it. */
  textOf?: (amount: number) => string
}

/** Amounts over time, as columns. */
export function Columns({ label, bars, textOf = shortYuan }: ColumnsProps) {
  const most = Math.max(...bars.map((bar) => bar.amountFen))
  return (
    <View className="columns" role="list" label={label}>
      {bars.map(({ name, amountFen }) => (
        <View key={name} className="columns__one" role="listitem">
          <View className="columns__space">
            <Text className="columns__amount number">{amountFen > 0 ? textOf(amountFen) : ''}</Text>
            <View
              className={`columns__bar ${amountFen > 0 ? '' : 'columns__bar--none'}`}
              style={{ height: `${percentOf(amountFen, most)}%` }}
              hidden
            />
          </View>
          <Text className="columns__name number">{name}</Text>
        </View>
      ))}
    </View>
  )
}

export interface Part extends Bar {
  tone: 'spent' | 'bought' | 'waiting' | 'free'
}

/** A whole and its parts in one bar, with a legend in figures. */
export function SplitBar({ label, parts }: { label: string; parts: readonly Part[] }) {
  const whole = parts.reduce((sum, part) => sum + part.amountFen, 0)
  return (
    <View className="split-bar">
      <View className="split-bar__track" hidden>
        {parts.map(({ name, amountFen, tone }) =>
          amountFen > 0 ? (
            <View
              key={name}
              className={`split-bar__part split-bar__part--${tone}`}
              style={{ flexGrow: percentOf(amountFen, whole) }}
            />
          ) : null,
        )}
      </View>
      <View className="split-bar__legend" role="list" label={label}>
        {parts.map(({ name, amountFen, tone }) => (
          <View key={name} className="split-bar__item" role="listitem">
            <View className={`split-bar__mark split-bar__part--${tone}`} hidden />
            <View>
              <View className="split-bar__name">{name}</View>
              <View className="split-bar__amount number">¥{formatYuan(amountFen)}</View>
            </View>
          </View>
        ))}
      </View>
    </View>
  )
}
