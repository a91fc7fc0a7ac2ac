import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Feed } from '@/components/Feed'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonFeed } from '@/components/Skeleton'
import { View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { type Criteria, queryOf } from './criteria'
import { Filters } from './filters'

interface Props {
  criteria: Criteria
  onChange: (criteria: Criteria) => void
}

/** What was found, with filters and orders. */
export function Results({ criteria, onChange }: Props) {
  const query = queryOf(criteria)
  const list = usePagedList(`search-${JSON.stringify(query)}`, (request) =>
    call('GET /api/products', { query: { ...query, ...paging(request, 20) } }),
  )
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
