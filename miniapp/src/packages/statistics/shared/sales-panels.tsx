import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { salesChannelNames } from '@yuxiang/shared/statistics/channels'
import { growthWords, hasFallen, percentText, reachedTenths } from '@yuxiang/shared/statistics/comparing'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { countText } from '@/services/certification-words'
import { dayText } from '@/services/china-time'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import { League } from './league'
import { MonthChart } from './month-chart'
import { comparedColumns, countColumns } from './sums-columns'

interface Props {
  overview: SalesOverview
  linkOf?: (countyCode: string) => string
}

/** All figures of some days: as the desk shows them, and as a bulletin keeps them. */
export function SalesPanels({ overview, linkOf }: Props) {
  const { year, months, counties, channels, categories, total } = overview
  return (
    <>
      <Totals overview={overview} />
      <Panel title={`${year.year} 年各月净销售额（元）`}>
        <MonthChart year={year.year} months={months} />
      </Panel>
      <League counties={counties} {...(linkOf ? { linkOf } : {})} />
      <Panel title="销售渠道">
        <Table
          label="各渠道销售"
          rows={channels}
          keyOf={({ channel }) => channel}
          columns={[
            { name: '渠道', kind: 'title', share: 1.3, of: ({ channel }) => salesChannelNames[channel] },
            ...comparedColumns<(typeof channels)[number]>(),
            {
              name: '占比',
              kind: 'figure',
              of: ({ netFen }) => percentText(reachedTenths(netFen, total.netFen) ?? 0),
            },
            ...countColumns<(typeof channels)[number]>(),
          ]}
        />
        <View className="panel__hint">
          每个订单行只归一个渠道，依次按：工会经费（额度、集体采购）、积分抢购、直播、专馆专柜专区、市民直购。
        </View>
      </Panel>
      <Panel title="商品品类">
        {categories.length > 0 ? (
          <Table
            label="各品类销售"
            rows={categories}
            keyOf={({ categoryKey }) => categoryKey}
            columns={[
              { name: '品类', kind: 'title', share: 1.3, of: ({ name }) => name },
              ...comparedColumns<(typeof categories)[number]>(),
              ...countColumns<(typeof categories)[number]>(),
            ]}
          />
        ) : (
          <View className="panel__none">这段时间还没有认定产品的销售</View>
        )}
      </Panel>
      <Townships townships={overview.townships} />
      <Panel title="怎样统计">
        <View className="panel__hint">
          统计下单时在认定有效期内的商品，按付款日计入，为优惠后的货款，不含运费和赠品；退款计入退款当日，不改以前的数。
          一个订单含几类商品时，订单数只计在第一件认定产品所在的一格。上年同期为 {dayText(overview.lastFrom)}
          至 {dayText(overview.lastTo)}。
        </View>
      </Panel>
    </>
  )
}

function Totals({ overview: { total, year } }: { overview: SalesOverview }) {
  const reached = reachedTenths(year.yearNetFen, year.targetFen)
  return (
    <Figures
      label="合计"
      figures={[
        { name: '净销售额', fen: total.netFen, hint: growthWords(total.netFen, total.lastNetFen) },
        {
          name: `${year.year} 年累计`,
          fen: year.yearNetFen,
          hint: growthWords(year.yearNetFen, year.yearLastNetFen),
        },
        {
          name: '年度目标完成',
          text: reached === null ? '未下达' : percentText(reached),
          hint: year.targetFen === null ? undefined : `目标 ¥${formatYuan(year.targetFen)}`,
        },
        {
          name: '订单与件数',
          text: `${countText(total.orders)} 单`,
          hint: `${countText(total.units)} 件，已减退货`,
        },
        { name: '退款', fen: total.refundedFen, hint: `销售额 ¥${formatYuan(total.soldFen)}` },
      ]}
    />
  )
}

/** “对原 18 个深度贫困乡镇消费帮扶力度只增不减”. */
function Townships({ townships }: Pick<SalesOverview, 'townships'>) {
  if (townships.length === 0) return null
  const fallen = townships.filter(({ netFen, lastNetFen }) => hasFallen(netFen, lastNetFen)).length
  return (
    <Panel
      title="原 18 个深度贫困乡镇"
      side={fallen > 0 ? <Tag tone="vermilion">{`${fallen} 个下降`}</Tag> : <Tag tone="green">未下降</Tag>}
    >
      <Table
        label="各乡镇销售"
        rows={townships}
        keyOf={({ countyCode, township }) => `${countyCode} ${township}`}
        columns={[
          { name: '乡镇', kind: 'title', of: ({ township }) => township },
          { name: '区县', share: 1.4, of: ({ county }) => county },
          ...comparedColumns<(typeof townships)[number]>(),
          {
            name: '只增不减',
            of: ({ netFen, lastNetFen }) =>
              hasFallen(netFen, lastNetFen) ? (
                <Tag tone="vermilion">下降</Tag>
              ) : (
                <Tag tone="green">未下降</Tag>
              ),
          },
        ]}
      />
      <View className="panel__hint">按商品产地所填的乡镇名与区县对应，与上年同期相比。</View>
    </Panel>
  )
}
