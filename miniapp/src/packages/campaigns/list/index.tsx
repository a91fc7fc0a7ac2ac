import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { View } from '@/elements'
import { openPage, pages } from '@/services/navigation'
import { CommonPage } from '@/workbench/common-page'
import { type StateTab, StateTabs } from '../shared/state-tabs'
import { CampaignTable } from './campaign-table'

/** 活动列表：按状态，运营看全部，商家看自己的 */
export default function CampaignListPage() {
  const [state, setState] = useState<StateTab>('all')
  return (
    <CommonPage
      section="campaigns"
      title="活动"
      self={pages.benchCampaigns}
      actions={
        <Button size="fit" onTap={() => openPage(pages.benchCampaignEdit)}>
          新建活动
        </Button>
      }
    >
      {(bench) => (
        <>
          <View className="card bench__narrow">
            <Cell icon="clock" title="活动日历" hint="哪天有哪些活动，有没有撞期" to={pages.benchCalendar} />
            <Cell icon="wallet" title="优惠券" hint="批次、领取与核销、兑换码" to={pages.benchCoupons} />
          </View>
          <StateTabs
            label="按状态查看活动"
            tabs={['all', 'published', 'draft', 'paused', 'ended', 'discarded']}
            chosen={state}
            onChoose={setState}
          />
          <CampaignTable key={state} bench={bench} state={state} />
        </>
      )}
    </CommonPage>
  )
}
