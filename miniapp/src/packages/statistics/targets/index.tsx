import type { RegionTarget } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { today } from '@/services/today'
import { Answered } from '@/workbench/answered'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Figures, Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import { TargetSheet } from './target-sheet'
import { VersionsSheet } from './versions-sheet'

/** 年度目标: what the city and each county are to sell in a year, version by version. */
export default function SalesTargetsPage() {
  return (
    <DeskGate desk="city" title="年度目标" self={pages.salesTargets}>
      {(userId) => <Targets userId={userId} />}
    </DeskGate>
  )
}

const thisYear = () => Number(today().slice(0, 4))

function Targets({ userId }: { userId: string }) {
  const [year, setYear] = useState(thisYear())
  const answer = useAnswer(ownName(userId, `sales-targets-${year}`), () =>
    call('GET /api/statistics/targets', { query: { year } }),
  )
  const years = [thisYear() + 1, thisYear(), thisYear() - 1].map((one) => ({
    key: String(one),
    name: `${one} 年`,
  }))
  return (
    <DeskPage desk="city" section="salesTargets" title="年度目标" onRefresh={answer.reload}>
      <View className="card">
        <Chips label="年度" options={years} chosen={[String(year)]} onTap={(key) => setYear(Number(key))} />
      </View>
      <Answered answer={answer} gone="没有这一年的目标" back={pages.salesOverview}>
        {({ items }) => <Shown year={year} items={items} onDone={answer.reload} />}
      </Answered>
    </DeskPage>
  )
}

interface ShownProps {
  year: number
  items: readonly RegionTarget[]
  onDone: () => Promise<void>
}

function Shown({ year, items, onDone }: ShownProps) {
  const [setting, setSetting] = useState<RegionTarget>()
  const [reading, setReading] = useState<RegionTarget>()
  const counties = items.filter(({ countyCode }) => countyCode !== null)
  const city = items.find(({ countyCode }) => countyCode === null)
  const set = counties.filter(({ targetFen }) => targetFen !== null)
  return (
    <>
      <Figures
        label={`${year} 年目标`}
        figures={[
          {
            name: '全市目标',
            ...(city?.targetFen ? { fen: city.targetFen } : { text: '未下达' }),
          },
          { name: '区县目标合计', fen: set.reduce((sum, { targetFen }) => sum + (targetFen ?? 0), 0) },
          { name: '已下达区县', text: `${set.length} / ${counties.length}` },
        ]}
      />
      <Panel title={`${year} 年度指导性计划`}>
        <Table
          label="全市与各区县的年度目标"
          rows={items}
          keyOf={({ countyCode }) => countyCode ?? 'city'}
          columns={[
            { name: '区县', kind: 'title', of: ({ name }) => name },
            {
              name: '目标',
              kind: 'figure',
              of: ({ targetFen }) => (targetFen === null ? '未下达' : `¥${formatYuan(targetFen)}`),
            },
            {
              name: '版本',
              kind: 'figure',
              of: ({ version }) => (version === 0 ? '—' : `第 ${version} 版`),
            },
            { name: '依据', share: 1.6, of: ({ versions }) => versions[0]?.reason ?? '—' },
            {
              name: '',
              kind: 'acts',
              share: 1.4,
              of: (target) => (
                <>
                  <Button
                    size="small"
                    tone="line"
                    label={`设定目标 ${target.name}`}
                    onTap={() => setSetting(target)}
                  >
                    设定目标
                  </Button>
                  {target.version > 0 ? (
                    <Button
                      size="small"
                      tone="plain"
                      label={`历次改动 ${target.name}`}
                      onTap={() => setReading(target)}
                    >
                      历次改动
                    </Button>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      </Panel>
      {setting ? (
        <TargetSheet year={year} target={setting} onDone={onDone} onClose={() => setSetting(undefined)} />
      ) : null}
      {reading ? <VersionsSheet year={year} target={reading} onClose={() => setReading(undefined)} /> : null}
    </>
  )
}
