import type { ComparedSums, SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { salesChannelNames } from '@yuxiang/shared/statistics/channels'
import { growthText, hasFallen, percentText, reachedTenths } from '@yuxiang/shared/statistics/comparing'
import type { SheetToWrite } from '../platform/sheets/index.ts'

type SheetColumn = SheetToWrite['columns'][number]
type SheetCell = SheetToWrite['rows'][number][number]

const sumColumns = [
  { title: '销售额（元）', width: 16, kind: 'fen' },
  { title: '其中退款（元）', width: 16, kind: 'fen' },
  { title: '净销售额（元）', width: 16, kind: 'fen' },
  { title: '上年同期（元）', width: 16, kind: 'fen' },
  { title: '同比', width: 10, kind: 'text' },
  { title: '件数', width: 10, kind: 'count' },
  { title: '订单数', width: 10, kind: 'count' },
] as const satisfies SheetColumn[]

const cellsOf = ({ soldFen, refundedFen, netFen, lastNetFen, units, orders }: ComparedSums): SheetCell[] => [
  soldFen,
  refundedFen,
  netFen,
  lastNetFen,
  growthText(netFen, lastNetFen),
  units,
  orders,
]

const named = (title: string, width = 22): SheetColumn => ({ title, width, kind: 'text' })

const reachedWords = (yearNetFen: number, targetFen: number | null): string => {
  const tenths = reachedTenths(yearNetFen, targetFen)
  return tenths === null ? '未设目标' : percentText(tenths)
}

/** The league, as a table of its own. */
const countySheet = ({ counties, total, year }: SalesOverview): SheetToWrite => ({
  name: '区县',
  columns: [
    named('区县'),
    ...sumColumns,
    { title: '本年累计（元）', width: 16, kind: 'fen' },
    { title: '年度目标（元）', width: 16, kind: 'fen' },
    { title: '完成', width: 10, kind: 'text' },
  ],
  rows: counties.map(({ county, yearNetFen, targetFen, ...sums }) => [
    county,
    ...cellsOf(sums),
    yearNetFen,
    targetFen,
    reachedWords(yearNetFen, targetFen),
  ]),
  sums: [
    '合计',
    ...cellsOf(total),
    year.yearNetFen,
    year.targetFen,
    reachedWords(year.yearNetFen, year.targetFen),
  ],
})

/** The same for a file that knows no kinds of columns: amounts as yuan, the sums as a row like the others. */
export function plainCountySheet(overview: SalesOverview): SheetToWrite {
  const { columns, rows, sums = [], name } = countySheet(overview)
  const plain = (row: readonly SheetCell[]) =>
    row.map((cell, at) => (columns[at]?.kind === 'fen' && typeof cell === 'number' ? cell / 100 : cell))
  return { name, columns, rows: [...rows, sums].map(plain) }
}

/** The whole of the desk as a workbook. */
export const overviewSheets = (overview: SalesOverview): SheetToWrite[] => [
  countySheet(overview),
  {
    name: '渠道',
    columns: [named('渠道'), ...sumColumns],
    rows: overview.channels.map(({ channel, ...sums }) => [salesChannelNames[channel], ...cellsOf(sums)]),
    sums: ['合计', ...cellsOf(overview.total)],
  },
  {
    name: '品类',
    columns: [named('品类'), ...sumColumns],
    rows: overview.categories.map(({ name, ...sums }) => [name, ...cellsOf(sums)]),
    sums: ['合计', ...cellsOf(overview.total)],
  },
  {
    name: '18 个乡镇',
    columns: [named('区县'), named('乡镇', 14), ...sumColumns, named('只增不减', 12)],
    rows: overview.townships.map(({ county, township, ...sums }) => [
      county,
      township,
      ...cellsOf(sums),
      hasFallen(sums.netFen, sums.lastNetFen) ? '下降' : '',
    ]),
  },
  {
    name: '月度',
    columns: [
      named('月份', 10),
      { title: '净销售额（元）', width: 16, kind: 'fen' },
      { title: '上年同月（元）', width: 16, kind: 'fen' },
      { title: '同比', width: 10, kind: 'text' },
    ],
    rows: overview.months.map(({ month, netFen, lastNetFen }) => [
      `${month} 月`,
      netFen,
      lastNetFen,
      growthText(netFen, lastNetFen),
    ]),
  },
]
