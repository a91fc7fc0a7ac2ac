import type { Campaign, CampaignEffect } from '@yuxiang/shared/api/campaigns'
import { formatYuan } from '@yuxiang/shared/money'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { Columns, SplitBar } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'
import { dayColumns } from './day-columns'

/** What a campaign has done: orders, what it gave, who bore it, day by day and by product. */
export function CampaignEffectPanels({ userId, campaign }: { userId: string; campaign: Campaign }) {
  const effect = useAnswer(ownName(userId, `bench-effect-${campaign.id}`), () =>
    call('GET /api/workbench/campaigns/{id}/effect', { params: { id: campaign.id } }),
  )
  if (!effect.data) {
    return effect.problem ? (
      <Failure problem={effect.problem} onRetry={() => void effect.reload()} />
    ) : (
      <SkeletonRows count={2} />
    )
  }
  return effect.data.orders > 0 ? (
    <Effect effect={effect.data} />
  ) : (
    <Panel title="效果">
      <View className="panel__none">还没有人用这个活动下单</View>
    </Panel>
  )
}

function Effect({ effect }: { effect: CampaignEffect }) {
  const givenFen = effect.discountFen + effect.freightFen + effect.giftFen
  const { each, columns } = dayColumns(effect.days)
  return (
    <>
      <Figures
        label="活动效果"
        figures={[
          { name: '订单', text: String(effect.orders), hint: `${effect.buyers} 人下单` },
          { name: '活动商品实付', fen: effect.paidFen, hint: `平均每单 ${perOrder(effect)}` },
          { name: '共让利', fen: givenFen, hint: `每卖 100 元让 ${perHundred(givenFen, effect.paidFen)}` },
        ]}
      />
      <View className="panels">
        <Panel title="让了什么">
          <SplitBar
            label="让利的构成"
            parts={[
              { name: '减免', amountFen: effect.discountFen, tone: 'spent' },
              { name: '运费', amountFen: effect.freightFen, tone: 'bought' },
              { name: '赠品价值', amountFen: effect.giftFen, tone: 'waiting' },
            ]}
          />
        </Panel>
        <Panel title="谁承担">
          <SplitBar
            label="让利由谁承担"
            parts={[
              { name: '平台', amountFen: effect.byPlatformFen, tone: 'waiting' },
              { name: '商家', amountFen: effect.byMerchantFen, tone: 'spent' },
            ]}
          />
        </Panel>
      </View>
      <Panel title={each > 1 ? `每 ${each} 天减免` : '每天减免'}>
        <Columns label="减免，元" bars={columns} />
      </Panel>
      <Panel title="卖了什么">
        <Table
          label="活动商品"
          rows={effect.products}
          keyOf={(one) => one.productId}
          columns={productColumns}
        />
      </Panel>
    </>
  )
}

const productColumns: Column<CampaignEffect['products'][number]>[] = [
  { name: '商品', kind: 'title', share: 2, of: ({ name }) => name },
  { name: '件数', kind: 'figure', of: ({ quantity }) => <Text className="number">{quantity} 件</Text> },
  {
    name: '实付',
    kind: 'figure',
    of: ({ paidFen }) => <Text className="number">¥{formatYuan(paidFen)}</Text>,
  },
]

/** For a hint, rounded down to the fen. */
const perOrder = ({ paidFen, orders }: CampaignEffect) => `¥${formatYuan(Math.floor(paidFen / orders))}`
const perHundred = (givenFen: number, paidFen: number) =>
  paidFen > 0 ? `¥${formatYuan(Math.round((givenFen * 10_000) / paidFen))}` : '—'
