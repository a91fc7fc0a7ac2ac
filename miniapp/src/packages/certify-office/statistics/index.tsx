import type { CountyBenefit } from '@yuxiang/shared/api/certification-office'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { countText, wayName, yuanText } from '@/services/certification-words'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'

/** 带农成效 */
export default function StatisticsPage() {
  return (
    <OfficeGate title="带农成效" self={pages.officeStatistics}>
      {(viewer) => <Loaded {...viewer} />}
    </OfficeGate>
  )
}

function Loaded({ userId }: OfficeViewer) {
  const { data, problem, reload } = useAnswer(ownName(userId, 'certification-statistics'), () =>
    call('GET /api/certification-office/statistics'),
  )
  return (
    <OfficeDesk section="statistics" title="带农成效" onRefresh={reload}>
      {data ? (
        <Shown counties={data.items} />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </OfficeDesk>
  )
}

type Sort = 'households' | 'yuanPerYear' | 'certificates' | 'open'
const sorts = [
  { key: 'households', name: '按农户' },
  { key: 'yuanPerYear', name: '按增收' },
  { key: 'certificates', name: '按认定数' },
  { key: 'open', name: '按办理中' },
] as const

function Shown({ counties }: { counties: readonly CountyBenefit[] }) {
  const [sort, setSort] = useState<Sort>('households')
  const sum = (of: (one: CountyBenefit) => number) => counties.reduce((total, one) => total + of(one), 0)
  if (counties.length === 0) return <Empty icon="people" title="您还没有区县" hint="由市级主管部门分配" />
  return (
    <>
      <Figures
        label="带农成效合计"
        figures={[
          { name: '有效认定', text: `${countText(sum((one) => one.certificates))} 份` },
          { name: '带动农户', text: `${countText(sum((one) => one.households))} 户` },
          { name: '一年增收', text: yuanText(sum((one) => one.yuanPerYear)) },
          { name: '办理中', text: `${countText(sum((one) => one.open))} 件` },
        ]}
      />
      <View className="panels">
        <Panel title="各种带农方式">
          <Ways counties={counties} />
        </Panel>
      </View>
      <Panel title="各区县" side={<Chips label="排列" options={sorts} chosen={[sort]} onTap={setSort} />}>
        <Table
          label="各区县带农成效"
          rows={[...counties].sort((a, b) => b[sort] - a[sort])}
          keyOf={({ countyCode }) => countyCode}
          columns={[
            { name: '区县', kind: 'title', share: 1.4, of: ({ county }) => county },
            { name: '有效认定', kind: 'figure', of: ({ certificates }) => `${countText(certificates)} 份` },
            { name: '带动农户', kind: 'figure', of: ({ households }) => `${countText(households)} 户` },
            { name: '一年增收', kind: 'figure', of: ({ yuanPerYear }) => yuanText(yuanPerYear) },
            {
              name: '户均',
              kind: 'figure',
              of: ({ households, yuanPerYear }) =>
                households > 0 ? `${countText(Math.round(yuanPerYear / households))} 元` : '—',
            },
            { name: '办理中', kind: 'figure', of: ({ open }) => `${open} 件` },
          ]}
        />
      </Panel>
    </>
  )
}

function Ways({ counties }: { counties: readonly CountyBenefit[] }) {
  const all = new Map<string, { certificates: number; households: number; yuanPerYear: number }>()
  for (const { way, ...figures } of counties.flatMap(({ ways }) => ways)) {
    const before = all.get(way) ?? { certificates: 0, households: 0, yuanPerYear: 0 }
    all.set(way, {
      certificates: before.certificates + figures.certificates,
      households: before.households + figures.households,
      yuanPerYear: before.yuanPerYear + figures.yuanPerYear,
    })
  }
  return (
    <>
      <Table
        label="各种带农方式"
        rows={[...all].map(([way, figures]) => ({ way, ...figures }))}
        keyOf={({ way }) => way}
        columns={[
          { name: '方式', kind: 'title', of: ({ way }) => wayName(way) },
          { name: '认定', kind: 'figure', of: ({ certificates }) => `${countText(certificates)} 份` },
          { name: '农户（户次）', kind: 'figure', of: ({ households }) => countText(households) },
          { name: '一年增收', kind: 'figure', of: ({ yuanPerYear }) => yuanText(yuanPerYear) },
        ]}
      />
      <View className="panel__hint">户次与增收来自在平台办理的申请；导入的认定只计份数。</View>
    </>
  )
}
