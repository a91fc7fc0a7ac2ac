import type { Allowance } from '@yuxiang/shared/api/union'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Feed } from '@/components/Feed'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonFeed } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { ProductSearch } from './product-search'
import './usable-products.scss'

/** What this allowance can buy, and a search among it. */
export function UsableProducts({ userId, allowance: { id } }: { userId: string; allowance: Allowance }) {
  const [q, setQ] = useState('')
  const list = usePagedList(ownName(userId, `allowance-products-${id}-${q}`), (request) =>
    call('GET /api/union/allowances/{id}/products', {
      params: { id },
      query: { ...(q ? { q } : {}), ...paging(request, 20) },
    }),
  )
  return (
    <>
      <View className="usable-products__head">
        <Text className="grow section-title" role="heading">
          可以买的商品
        </Text>
        {list.total ? <Text className="muted">共 {list.total} 款</Text> : null}
      </View>
      <ProductSearch onSearch={setQ} />
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
          title={q ? `可以买的商品里没有“${q}”` : '暂时没有可以买的商品'}
          hint={q ? '换个词试试，比如 脐橙、腊肉、榨菜' : '商品重新上架或认定后会显示在这里'}
        />
      )}
    </>
  )
}
