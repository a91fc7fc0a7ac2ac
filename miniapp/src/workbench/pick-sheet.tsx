import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonRows } from '@/components/Skeleton'
import { Pager } from './pager'
import { PickRow } from './pick-row'
import { SearchField } from './search-field'
import { pageSize, usePage } from './use-page'

export interface Pickable {
  id: string
  name: string
  hint: string
}

interface Props {
  title: string
  /** Of the search field: 搜店铺名称. */
  search: string
  /** Of what is found, for its cache. */
  kind: string
  load: (request: {
    q?: string
    page: number
    pageSize: number
  }) => Promise<{ items: Pickable[]; total?: number | undefined }>
  /** Ids of those chosen so far. */
  chosen: readonly string[]
  onTap: (one: Pickable) => void
  onClose: () => void
}

/** Finds things by their name and ticks some of them. Mount it to open it. */
export function PickSheet({ title, search, kind, load, chosen, onTap, onClose }: Props) {
  const [q, setQ] = useState('')
  const list = usePage(`bench-${kind}-${q}`, (page) => load({ ...(q ? { q } : {}), ...page }))
  const { data } = list
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={<Button onTap={onClose}>{chosen.length > 0 ? `选好了（${chosen.length}）` : '选好了'}</Button>}
    >
      <SearchField label={search} onSearch={setQ} />
      {data?.items.map((one) => (
        <PickRow
          key={one.id}
          name={one.name}
          hint={one.hint}
          on={chosen.includes(one.id)}
          onTap={() => onTap(one)}
        />
      ))}
      {data?.items.length === 0 ? (
        <Empty title={q ? `没有“${q}”` : '还没有可选的'} hint={q ? '换个词试试' : ''} />
      ) : null}
      {data ? (
        data.total === undefined ? null : (
          <Pager page={list.page} pageSize={pageSize} total={data.total} onPage={list.setPage} />
        )
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Sheet>
  )
}
