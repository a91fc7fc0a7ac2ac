import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { Venue } from '@yuxiang/shared/api/venues'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { GrowingFeed } from '@/components/Feed/growing'
import { Page } from '@/components/Page'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { VenueHead } from '../shared/venue-head'
import './index.scss'

/** 场馆详情: where it is, and what it sells. */
export default function VenuePage() {
  const id = useRouter().params.id ?? ''
  const venue = useAnswer(`venue-${id}`, () => call('GET /api/venues/{id}', { params: { id } }))
  const { data, problem } = venue
  useShareAppMessage(() => ({ title: data?.name ?? '渝乡集', path: pageUrl(pages.venue, { id }) }))
  if (data) return <Shown venue={data} onReload={venue.reload} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  return (
    <Page title="场馆详情">
      {isUnknown ? (
        <Empty
          icon="shop"
          title="没有这个场馆"
          hint="看看其他场馆吧"
          action="全部场馆"
          onAction={() => openPage(pages.venues)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void venue.reload()} />
      ) : (
        <>
          <SkeletonRows count={2} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}

function Shown({ venue, onReload }: { venue: Venue; onReload: () => Promise<void> }) {
  const list = usePagedList(`venue-products-${venue.id}`, (request) =>
    call('GET /api/products', { query: { venue: venue.id, ...paging(request, 20) } }),
  )
  const reload = () => Promise.all([onReload(), list.refresh()])
  return (
    <Page title="场馆详情" onRefresh={reload}>
      <View className="card">
        <VenueHead venue={venue} />
        {venue.intro ? <View className="venue__intro">{venue.intro}</View> : null}
      </View>
      <View className="venue__title section-title" role="heading">
        馆内商品
      </View>
      <GrowingFeed
        list={list}
        empty={
          <Empty
            icon="shop"
            title={venue.state === 'closed' ? '场馆已停业' : '商品正在上架'}
            hint="帮扶专区里有全部帮扶产品"
            action="去帮扶专区"
            onAction={() => openPage(pageUrl(pages.search, { certified: 'true' }))}
          />
        }
      />
    </Page>
  )
}
