import { useShareAppMessage } from '@tarojs/taro'
import type { Banner } from '@yuxiang/shared/api/catalog'
import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { CountySheet } from '@/components/CountySheet'
import { Failure } from '@/components/Failure'
import { Feed } from '@/components/Feed'
import { ListFoot } from '@/components/ListFoot'
import { Page } from '@/components/Page'
import { SkeletonFeed } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { loadFlashSessions } from '@/services/flash'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { pictureUrl } from '@/services/pictures'
import { Banners } from './banners'
import { CertifiedZone } from './certified-zone'
import { CountyRail } from './county-rail'
import { Entries } from './entries'
import { FlashStrip } from './flash-strip'
import { HomeHead } from './home-head'
import { LiveStrip } from './live-strip'
import { PromotionStrip } from './promotion-strip'
import './index.scss'

const campaignBannersMost = 3

/** Campaigns that have a banner, after the shop's own: these come later, and nothing shown may move. */
const bannersOf = (campaigns: readonly CampaignCard[]): Banner[] =>
  campaigns
    .flatMap(({ id, name, label, imageUrl }) =>
      imageUrl === null
        ? []
        : [{ title: name, subtitle: label, link: pageUrl(pages.campaign, { id }), imageUrl }],
    )
    .slice(0, campaignBannersMost)

/** 首页 */
export default function HomePage() {
  const home = useAnswer('home', () => call('GET /api/home'))
  const flash = useAnswer('flash-sessions', loadFlashSessions)
  const live = useAnswer('live-home', () => call('GET /api/live/home'))
  const promotions = useAnswer('promotions', () => call('GET /api/promotions'))
  const certified = useAnswer('home-certified', () =>
    call('GET /api/products', { query: { certified: 'true', sort: 'sales', pageSize: 8 } }),
  )
  const counties = useAnswer('counties', () => call('GET /api/counties'))
  const feed = usePagedList('home-feed', (request) =>
    call('GET /api/products', { query: paging(request, 20) }),
  )
  const [picking, setPicking] = useState(false)
  const picture = home.data?.banners[0]?.imageUrl
  useShareAppMessage(() => ({
    title: '渝乡集：重庆区县认定的帮扶好物',
    path: pages.home,
    ...(picture ? { imageUrl: pictureUrl(picture) } : {}),
  }))

  const refresh = () =>
    Promise.all([
      home.reload(),
      flash.reload(),
      live.reload(),
      promotions.reload(),
      certified.reload(),
      counties.reload(),
      feed.refresh(),
    ])
  return (
    <Page nav="none" tab="home" onRefresh={refresh} className="home">
      <HomeHead hotWords={home.data?.hotWords ?? []} />
      <Banners
        banners={home.data && [...home.data.banners, ...bannersOf(promotions.data?.items ?? [])]}
        loading={home.loading}
      />
      <Entries onCounties={() => setPicking(true)} />
      <FlashStrip sessions={flash.data?.items} onTurn={flash.reload} />
      <LiveStrip sessions={live.data?.items} />
      {promotions.problem && !promotions.data ? null : <PromotionStrip campaigns={promotions.data?.items} />}
      <CertifiedZone benefit={home.data?.benefit} products={certified.data?.items} />
      <CountyRail counties={counties.data?.items} onMore={() => setPicking(true)} />
      <View className="card">
        <Cell icon="shop" title="专馆专柜专区" hint="帮扶产品在哪里看、在哪里买" to={pages.venues} />
      </View>
      <View className="home__title section-title" role="heading">
        为您推荐
      </View>
      {feed.items.length > 0 ? (
        <>
          <Feed products={feed.items} />
          <ListFoot list={feed} />
        </>
      ) : feed.problem ? (
        <Failure problem={feed.problem} onRetry={() => void refresh()} />
      ) : (
        <SkeletonFeed />
      )}
      {picking ? (
        <CountySheet
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            openPage(pageUrl(pages.search, { county: county?.name }))
          }}
        />
      ) : null}
    </Page>
  )
}
