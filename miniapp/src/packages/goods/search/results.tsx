import { type RefObject, useImperativeHandle } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Feed } from '@/components/Feed'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonFeed } from '@/components/Skeleton'
import { View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { pictureUrl } from '@/services/pictures'
import { type Criteria, queryOf } from './criteria'
import { Filters } from './filters'

/** What the page does with the list that is shown: refreshes it, shares its first picture. */
export interface ShownResults {
  refresh: () => Promise<unknown>
  imageUrl: string | undefined
}

interface Props {
  criteria: Criteria
  onChange: (criteria: Criteria) => void
  shown: RefObject<ShownResults | null>
}

/** What was found, with filters and orders. */
export function Results({ criteria, onChange, shown }: Props) {
  const query = queryOf(criteria)
  const list = usePagedList(`search-${JSON.stringify(query)}`, (request) =>
    call('GET /api/products', { query: { ...query, ...paging(request, 20) } }),
  )
  const picture = list.items[0]?.imageUrl
  useImperativeHandle(shown, () => ({
    refresh: list.refresh,
    imageUrl: picture && pictureUrl(picture),
  }))
  const filtered = Boolean(criteria.county || criteria.mark || criteria.certified || criteria.category)
  const widen = () => onChange({ q: criteria.q, sort: 'recommended' })
  return (
    <View>
      <Filters criteria={criteria} total={list.total} onChange={onChange} />
      {list.items.length > 0 ? (
        <>
          <Feed products={list.items} />
          <ListFoot list={list} />
        </>
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading !== 'idle' ? (
        <SkeletonFeed />
      ) : (
        <Empty
          title={criteria.q ? `没有找到“${criteria.q}”` : '这里暂时没有商品'}
          hint={filtered ? '换个筛选条件，或看看全部' : '换个词试试，比如 脐橙、腊肉、榨菜'}
          {...(filtered ? { action: '清除筛选', onAction: widen } : {})}
        />
      )}
    </View>
  )
}
