import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { CampaignCard } from '@yuxiang/shared/api/promotions'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { GrowingFeed } from '@/components/Feed/growing'
import { Page } from '@/components/Page'
import { SkeletonFeed, SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { paging, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { CampaignHead } from '../shared/campaign-head'
import { CampaignBar } from './campaign-bar'
import { RulesCard } from './rules-card'
import './index.scss'

/** 活动详情: rules, gifts, products, and how far the cart is. */
export default function CampaignPage() {
  const id = useRouter().params.id ?? ''
  const campaign = useAnswer(`campaign-${id}`, () => call('GET /api/promotions/{id}', { params: { id } }))
  const { data, problem } = campaign
  useShareAppMessage(() => ({
    title: data ? `${data.label}：${data.name}` : '渝乡集满减专区',
    path: pageUrl(pages.campaign, { id }),
  }))
  const gone = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 500
  if (gone) {
    return (
      <Page title="活动详情">
        <Empty
          icon="gift"
          title="活动已结束"
          hint="看看其他正在进行的活动吧"
          action="去满减专区"
          onAction={() => openPage(pages.zone)}
        />
      </Page>
    )
  }
  if (data) return <Shown campaign={data} loaded={campaign} />
  return (
    <Page title="活动详情">
      {problem ? (
        <Failure problem={problem} onRetry={() => void campaign.reload()} />
      ) : (
        <>
          <SkeletonRows count={2} />
          <SkeletonFeed />
        </>
      )}
    </Page>
  )
}

function Shown({ campaign, loaded }: { campaign: CampaignCard; loaded: Loaded<CampaignCard> }) {
  const { id } = campaign
  const list = usePagedList(`campaign-products-${id}`, (request) =>
    call('GET /api/promotions/{id}/products', { params: { id }, query: paging(request, 20) }),
  )
  const reload = async () => {
    await Promise.all([loaded.reload(), list.refresh()])
  }
  return (
    <Page title="活动详情" onRefresh={reload} footBar={<CampaignBar campaign={campaign} />}>
      <View className="campaign__head">
        <CampaignHead campaign={campaign} onEnd={() => void loaded.reload()} />
      </View>
      <RulesCard campaign={campaign} />
      <View className="campaign__title section-title" role="heading">
        活动商品
      </View>
      <GrowingFeed
        list={list}
        empty={<Empty icon="gift" title="活动商品已售完" hint="补货后会重新出现在这里" />}
      />
    </Page>
  )
}
