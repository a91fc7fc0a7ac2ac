import { useShareAppMessage } from '@tarojs/taro'
import type { VenueCard, VenueKind } from '@yuxiang/shared/api/venues'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages } from '@/services/navigation'
import { venueKindNames } from '@/services/venue-words'
import './index.scss'
import { VenueTile } from './venue-tile'

type Shown = VenueKind | 'all'

const kinds: { key: Shown; name: string }[] = [
  { key: 'all', name: '全部' },
  ...(Object.keys(venueKindNames) as VenueKind[]).map((key) => ({ key, name: venueKindNames[key] })),
]

/** 专馆、专柜、专区: where certified products are shown and sold together. */
export default function VenuesPage() {
  const [kind, setKind] = useState<Shown>('all')
  const list = usePagedList<VenueCard>(`venues-${kind}`, (request) => {
    const { cursor, pageSize } = paging(request, 20)
    return call('GET /api/venues', {
      query: { pageSize, ...(cursor ? { cursor } : {}), ...(kind === 'all' ? {} : { kind }) },
    })
  })
  useShareAppMessage(() => ({ title: '渝乡集：帮扶产品专馆、专柜、专区', path: pages.venues }))
  return (
    <Page title="专馆专柜专区" onRefresh={list.refresh}>
      <View className="venues__filters">
        <Chips label="哪一类场馆" options={kinds} chosen={[kind]} onTap={setKind} />
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
          title={kind === 'all' ? '还没有营业的场馆' : `还没有营业的${venueKindNames[kind]}`}
          hint="开馆后会出现在这里"
          action="去逛帮扶产品"
          onAction={() => openPage(pages.home)}
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
