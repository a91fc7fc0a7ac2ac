import type { ComparedSums, SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { salesChannelNames } from '@yuxiang/shared/statistics/channels'
import { growthText, hasFallen, percentText, reachedTenths } from '@yuxiang/shared/statistics/comparing'

/** A table at the end of a bulletin: texts as they are printed; widths are shares of the page. */
export interface PaperTable {
  title: string
  columns: { name: string; share: number; isFigure?: boolean }[]
  rows: string[][]
}

const figure = (name: string, share = 1.2) => ({ name, share, isFigure: true })
const compared = [figure('净销售额（元）'), figure('上年同期（元）'), figure('同比', 0.7)]
const cellsOf = ({ netFen, lastNetFen }: ComparedSums) => [
  formatYuan(netFen),
  formatYuan(lastNetFen),
  growthText(netFen, lastNetFen),
]

/** The figures of a bulletin, county by county, channel, category and township. */
export function bulletinTables({ counties, channels, categories, townships }: SalesOverview): PaperTable[] {
  const counted = counties.filter(
    ({ targetFen, netFen, lastNetFen, yearNetFen }) =>
      targetFen !== null || netFen !== 0 || lastNetFen !== 0 || yearNetFen !== 0,
  )
  return [
    {
      title: '各区县销售与年度目标完成情况',
      columns: [
        { name: '区县', share: 1.4 },
        ...compared,
        figure('本年累计（元）'),
        figure('年度目标（元）'),
        figure('完成', 0.7),
      ],
      rows: counted.map(({ county, yearNetFen, targetFen, ...sums }) => {
        const reached = reachedTenths(yearNetFen, targetFen)
        return [
          county,
          ...cellsOf(sums),
          formatYuan(yearNetFen),
          targetFen === null ? '未下达' : formatYuan(targetFen),
          reached === null ? '—' : percentText(reached),
        ]
      }),
    },
    {
      title: '各渠道销售情况',
      columns: [{ name: '渠道', share: 1.4 }, ...compared, figure('订单数', 0.7)],
      rows: channels.map(({ channel, ...sums }) => [
        salesChannelNames[channel],
        ...cellsOf(sums),
        String(sums.orders),
      ]),
    },
    {
      title: '各品类销售情况',
      columns: [{ name: '品类', share: 1.4 }, ...compared, figure('件数', 0.7)],
      rows: categories.map(({ name, ...sums }) => [name, ...cellsOf(sums), String(sums.units)]),
    },
    {
      title: '原 18 个深度贫困乡镇销售情况',
      columns: [
        { name: '区县', share: 1.4 },
        { name: '乡镇', share: 1 },
        ...compared,
        { name: '只增不减', share: 0.7 },
      ],
      rows: townships.map(({ county, township, ...sums }) => [
        county,
        township,
        ...cellsOf(sums),
        hasFallen(sums.netFen, sums.lastNetFen) ? '下降' : '未下降',
      ]),
    },
  ].filter(({ rows }) => rows.length > 0)
}
