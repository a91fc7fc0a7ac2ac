import { type CampaignState, campaignStateNames } from '@yuxiang/shared/states/campaign'
import { Scroller, Tap, View } from '@/elements'
import './state-tabs.scss'

export type StateTab = CampaignState | 'all'

interface Props {
  label: string
  tabs: readonly StateTab[]
  chosen: StateTab
  onChoose: (tab: StateTab) => void
}

/** Lists by state. */
export function StateTabs({ label, tabs, chosen, onChoose }: Props) {
  return (
    <Scroller className="state-tabs" direction="x">
      <View className="state-tabs__row" role="tablist" label={label}>
        {tabs.map((tab) => (
          <Tap
            key={tab}
            role="tab"
            checked={tab === chosen}
            className={`state-tabs__tab ${tab === chosen ? 'state-tabs__tab--on' : ''}`}
            onTap={() => onChoose(tab)}
          >
            {tab === 'all' ? '全部' : campaignStateNames[tab]}
          </Tap>
        ))}
      </View>
    </Scroller>
  )
}
