import type { ImportError } from '@yuxiang/shared/api/goods'
import { Note } from '@/components/Note'
import { Table } from './table'

interface Props {
  count: number
  errors: readonly ImportError[]
  /** What it means for the rest. */
  children: string
}

/** What is wrong in which row of a sheet. */
export function ImportErrors({ count, errors, children }: Props) {
  if (count === 0) return null
  return (
    <>
      <Note tone="wrong">
        {count} 处有误。{children}
        {count > errors.length ? `（下面列出前 ${errors.length} 处）` : ''}
      </Note>
      <Table
        label="错误"
        rows={errors}
        keyOf={({ row, column, message }) => `${row}-${column}-${message}`}
        columns={[
          { name: '行', kind: 'title', share: 0.5, of: ({ row }) => `第 ${row} 行` },
          { name: '列', share: 0.7, of: ({ column }) => column || '整行' },
          { name: '问题', kind: 'wide', share: 2, of: ({ message }) => message },
        ]}
      />
    </>
  )
}
