import type { ReactNode } from 'react'
import { Failure } from '@/components/Failure'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { Pager } from './pager'
import { type Column, Table } from './table'
import { type OnePage, pageSize } from './use-page'

interface Props<Row> {
  label: string
  list: OnePage<Row>
  columns: readonly Column<Row>[]
  keyOf: (row: Row) => string
  /** What stands there when there is nothing. */
  empty: ReactNode
}

/** A long table, page by page, with its states. */
export function PagedTable<Row>({ label, list, columns, keyOf, empty }: Props<Row>) {
  if (!list.data) {
    return list.problem ? (
      <Failure problem={list.problem} onRetry={() => void list.reload()} />
    ) : (
      <View label="正在加载" role="status">
        <SkeletonLines widths={[96, 88, 92, 80, 90, 84]} />
      </View>
    )
  }
  if (list.data.items.length === 0) return empty
  return (
    <>
      <Table label={label} columns={columns} rows={list.data.items} keyOf={keyOf} />
      <Pager page={list.page} pageSize={pageSize} total={list.data.total ?? 0} onPage={list.setPage} />
    </>
  )
}
