import { useShareAppMessage } from '@tarojs/taro'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { openPage, pages } from '@/services/navigation'
import { CampaignTile } from './campaign-tile'

/** 满减专区: every running campaign, the platform's first. */
export default function ZonePage() {
  const promotions = useAnswer('promotions', () => call('GET /api/promotions'))
  const reload = () => void promotions.reload()
  useShareAppMessage(() => ({ title: '渝乡集满减专区：帮扶好物更划算', path: pages.zone }))
  const campaigns = promotions.data?.items
  return (
    <Page title="满减专区" onRefresh={promotions.reload}>
      <View className="card">
        <Cell icon="ticket" title="领券中心" hint="先领券，再下单更划算" to={pages.coupons} />
      </View>
      {campaigns && campaigns.length > 0 ? (
        campaigns.map((campaign) => <CampaignTile key={campaign.id} campaign={campaign} onEnd={reload} />)
      ) : campaigns ? (
        <Empty
          icon="gift"
          title="现在没有进行中的活动"
          hint="新的满减满赠活动会出现在这里"
          action="去逛逛"
          onAction={() => openPage(pages.home)}
        />
      ) : promotions.problem ? (
        <Failure problem={promotions.problem} onRetry={reload} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
