import type { CountySales } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { growthTenths, reachedTenths } from '@yuxiang/shared/statistics/comparing'
import { useState } from 'react'
import { Panel } from '@/workbench/figures'
import { FilterRow } from '@/workbench/filter-row'
import { NameLink } from '@/workbench/name-link'
import { type Column, Table } from '@/workbench/table'
import { ReachedBar } from './reached-bar'
import { comparedColumns } from './sums-columns'

const sorts = [
  { key: 'reached', name: '按目标完成' },
  { key: 'net', name: '按净销售额' },
  { key: 'growth', name: '按同比' },
] as const
type Sort = (typeof sorts)[number]['key']

const ranks: Record<Sort, (row: CountySales) => number> = {
  reached: ({ yearNetFen, targetFen }) => reachedTenths(yearNetFen, targetFen) ?? -1,
  net: ({ netFen }) => netFen,
  growth: ({ netFen, lastNetFen }) => growthTenths(netFen, lastNetFen) ?? Number.NEGATIVE_INFINITY,
}

interface Props {
  counties: readonly CountySales[]
  /** Where a county leads on to; in a bulletin nowhere. */
  linkOf?: (countyCode: string) => string
}

/** The counties beside each other, each with its year against its target. */
export function League({ counties, linkOf }: Props) {
  const [sort, setSort] = useState<Sort>('reached')
  // Equal ones stay as they came: by what they sold.
  const rows = [...counties]
    .sort((a, b) => ranks[sort](b) - ranks[sort](a) || b.netFen - a.netFen)
    .map((row, index) => ({ ...row, place: index + 1 }))
  type Row = (typeof rows)[number]
  const columns: Column<Row>[] = [
    {
      name: '区县',
      kind: 'title',
      share: 1.5,
      of: ({ place, county, countyCode }) =>
        linkOf ? <NameLink to={linkOf(countyCode)}>{`${place}. ${county}`}</NameLink> : `${place}. ${county}`,
    },
    ...comparedColumns<Row>(),
    { name: '本年累计', kind: 'figure', share: 1.3, of: ({ yearNetFen }) => `¥${formatYuan(yearNetFen)}` },
    {
      name: '年度目标',
      kind: 'figure',
      share: 1.3,
      of: ({ targetFen }) => (targetFen === null ? '—' : `¥${formatYuan(targetFen)}`),
    },
    {
      name: '完成',
      kind: 'wide',
      share: 1.2,
      of: ({ yearNetFen, targetFen }) => <ReachedBar doneFen={yearNetFen} targetFen={targetFen} />,
    },
  ]
  return (
    <Panel title={counties.length > 1 ? '区县排名' : '本区县'}>
      {counties.length > 1 ? (
        <FilterRow label="排列" options={sorts} chosen={sort} onChoose={setSort} />
      ) : null}
      <Table
        label="各区县销售与目标完成"
        rows={rows}
        keyOf={({ countyCode }) => countyCode}
        columns={columns}
      />
    </Panel>
  )
}
