import type { VenueCard } from '@yuxiang/shared/api/venues'
import {
  type VenueCollection,
  venueCollectionNames,
  venueCollections,
} from '@yuxiang/shared/venues/collections'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages } from '@/services/navigation'
import { VenueTile } from './venue-tile'

type Shown = VenueCollection | 'all'
const collections: { key: Shown; name: string }[] = [
  { key: 'all', name: '全部' },
  ...venueCollections.map((key) => ({ key, name: venueCollectionNames[key] })),
]

/** Zones online, by what they collect. */
export function Zones() {
  const [collection, setCollection] = useState<Shown>('all')
  const list = usePagedList<VenueCard>(`zones-${collection}`, (request) => {
    const { cursor, pageSize } = paging(request, 20)
    return call('GET /api/venues', {
      query: {
        kind: 'zone',
        pageSize,
        ...(cursor ? { cursor } : {}),
        ...(collection === 'all' ? {} : { collection }),
      },
    })
  })
  return (
    <>
      <View className="venues__filters">
        <Chips label="哪一类专区" options={collections} chosen={[collection]} onTap={setCollection} />
      </View>
      {list.items.map((venue) => (
        <VenueTile key={venue.id} venue={venue} />
      ))}
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="shop"
          title={collection === 'all' ? '还没有专区' : `还没有“${venueCollectionNames[collection]}”专区`}
          hint="专区上线后会出现在这里"
          action="去逛帮扶产品"
          onAction={() => openPage(pages.home)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </>
  )
}
