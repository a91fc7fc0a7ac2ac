import type { ReactNode } from 'react'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import type { PagedList } from '@/hooks/use-paged-list'
import { type Column, Table } from './table'

interface Props<Row> {
  label: string
  list: PagedList<Row>
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** What stands there when there is nothing. */
  empty: ReactNode
}

/** A long table that grows as one goes down, with its states; page by page it is a `PagedTable`. */
export function GrowingTable<Row>({ label, list, columns, keyOf, empty }: Props<Row>) {
  if (list.items.length === 0) {
    if (list.loading === 'first') return <SkeletonRows count={4} />
    return list.problem ? <Failure problem={list.problem} onRetry={() => void list.refresh()} /> : empty
  }
  return (
    <>
      <View className="card">
        <Table label={label} rows={list.items} keyOf={keyOf} columns={columns} />
      </View>
      <ListFoot list={list} />
    </>
  )
}
