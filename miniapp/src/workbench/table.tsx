import type { ReactNode } from 'react'
import { Text, View } from '@/elements'
import './table.scss'

export interface Column<Row> {
  name: string
  of: (row: Row) => ReactNode
  /** Its share of the width beside the others on a wide screen; 1 without it. */
  share?: number
  /** On a phone `title`, `wide` and `acts` (buttons) have a line of their own; `figure` stands at the right. */
  kind?: 'title' | 'wide' | 'figure' | 'acts'
}

interface Props<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table on a wide screen, a list of cards on a phone, where each value says what it is. */
export function Table<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  const cellOf = ({ share = 1 }: Column<Row>) => ({ style: { flexGrow: share } })
  return (
    <View className="table">
      <View className="table__row table__row--head" hidden>
        {columns.map((column) => (
          <View key={column.name} className={cellClass(column)} {...cellOf(column)}>
            {column.name}
          </View>
        ))}
      </View>
      <View role="list" label={label}>
        {rows.map((row) => (
          <View key={keyOf(row)} className="table__row" role="listitem">
            {columns.map((column) => (
              <View key={column.name} className={cellClass(column)} {...cellOf(column)}>
                {column.kind === 'title' || column.kind === 'acts' ? null : (
                  <Text className="table__name">{column.name}</Text>
                )}
                {column.of(row)}
              </View>
            ))}
          </View>
        ))}
      </View>
    </View>
  )
}

const cellClass = <Row,>({ kind }: Column<Row>) => `table__cell ${kind ? `table__cell--${kind}` : ''}`
