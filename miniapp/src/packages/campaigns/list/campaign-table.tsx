import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Text } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { periodText } from '@/workbench/china-moment'
import type { Bench } from '@/workbench/common-page'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { TitleLine } from '@/workbench/title-line'
import { stateMark } from '../shared/campaign-words'
import type { StateTab } from '../shared/state-tabs'
import { actsOf, useCampaignActs } from '../shared/use-campaign-acts'
import { UsedBar } from '../shared/used-bar'

/** Campaigns of one state, or all, the newest first. */
export function CampaignTable({ bench, state }: { bench: Bench; state: StateTab }) {
  const list = usePagedList(ownName(bench.userId, `bench-campaigns-${state}`), ({ cursor }) =>
    call('GET /api/workbench/campaigns', {
      query: { pageSize: 20, ...(state === 'all' ? {} : { state }), ...(cursor ? { cursor } : {}) },
    }),
  )
  const { act, sheet } = useCampaignActs(list.refresh)
  useShowAgain(() => void list.refresh())
  return (
    <>
      <GrowingTable
        label="活动"
        keyOf={({ id }) => id}
        columns={columnsFor(bench, (campaign, event) => void act(campaign, event))}
        list={list}
        empty={
          <Empty
            icon="coin"
            title={state === 'all' ? '还没有活动' : '这里没有活动'}
            hint="满减、满赠、包邮、送券或限时特价，边填边看样例购物车怎么算"
            action="新建活动"
            onAction={() => openPage(pages.benchCampaignEdit)}
          />
        }
      />
      {sheet}
    </>
  )
}

type OnAct = (campaign: Campaign, event: ReturnType<typeof actsOf>[number]['event']) => void

function columnsFor(bench: Bench, onAct: OnAct): Column<Campaign>[] {
  const owner: Column<Campaign> = {
    name: '谁的',
    kind: 'wide',
    share: 0.8,
    of: ({ merchantName }) => merchantName ?? '平台',
  }
  return [
    {
      name: '活动',
      kind: 'title',
      share: 1.6,
      of: (campaign) => (
        <TitleLine
          to={pageUrl(campaign.state === 'draft' ? pages.benchCampaignEdit : pages.benchCampaign, {
            id: campaign.id,
          })}
          name={campaign.name}
          mark={stateMark(campaign)}
          hint={campaign.label}
        />
      ),
    },
    ...(bench.shops.length === 1 ? [] : [owner]),
    {
      name: '时间',
      kind: 'wide',
      share: 1.5,
      of: ({ startsAt, endsAt }) => <Text className="number">{periodText(startsAt, endsAt)}</Text>,
    },
    { name: '已用', kind: 'wide', share: 1.1, of: (campaign) => <UsedBar campaign={campaign} /> },
    {
      name: '操作',
      kind: 'acts',
      share: 1.1,
      of: (campaign) =>
        actsOf(bench, campaign).map(({ event, name }) => (
          <Button
            key={event}
            size="small"
            tone={event === 'publish' ? 'line' : 'plain'}
            label={`${name}${campaign.name}`}
            onTap={() => onAct(campaign, event)}
          >
            {name}
          </Button>
        )),
    },
  ]
}
