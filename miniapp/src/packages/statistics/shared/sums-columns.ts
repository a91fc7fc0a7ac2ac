import type { ComparedSums } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { growthText } from '@yuxiang/shared/statistics/comparing'
import type { Column } from '@/workbench/table'

/** Net, last year's and how they compare: in every table of statistics. */
export const comparedColumns = <Row extends ComparedSums>(): Column<Row>[] => [
  { name: '净销售额', kind: 'figure', share: 1.3, of: ({ netFen }) => `¥${formatYuan(netFen)}` },
  { name: '上年同期', kind: 'figure', share: 1.3, of: ({ lastNetFen }) => `¥${formatYuan(lastNetFen)}` },
  { name: '同比', kind: 'figure', of: ({ netFen, lastNetFen }) => growthText(netFen, lastNetFen) },
]

export const countColumns = <Row extends ComparedSums>(): Column<Row>[] => [
  { name: '件数', kind: 'figure', of: ({ units }) => `${units} 件` },
  { name: '订单', kind: 'figure', of: ({ orders }) => `${orders} 单` },
]
