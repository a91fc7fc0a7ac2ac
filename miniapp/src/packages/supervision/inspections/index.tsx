import type { InspectionPlan } from '@yuxiang/shared/api/inspections'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Text } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'
import { PlanSheet } from './plan-sheet'

/** 抽检：计划与完成情况 */
export default function InspectionsPage() {
  const [planning, setPlanning] = useState(false)
  return (
    <RegulatorPage
      section="inspections"
      title="抽检"
      self={pages.inspections}
      actions={
        <Button size="fit" onTap={() => setPlanning(true)}>
          制定计划
        </Button>
      }
    >
      {(userId) => <Plans userId={userId} planning={planning} onPlanned={() => setPlanning(false)} />}
    </RegulatorPage>
  )
}

interface PlansProps {
  userId: string
  /** A new plan is being drawn up. */
  planning: boolean
  onPlanned: () => void
}

function Plans({ userId, planning, onPlanned }: PlansProps) {
  const list = usePagedList<InspectionPlan>(ownName(userId, 'inspections'), ({ cursor }: PageRequest) =>
    call('GET /api/supervision/inspections', { query: cursor ? { cursor } : {} }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <GrowingTable
        label="抽检计划"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="done" title="还没有抽检计划" hint="制定计划后登记样品与结果" />}
      />
      {planning ? (
        <PlanSheet
          onClose={onPlanned}
          onDone={(id) => {
            onPlanned()
            openPage(pageUrl(pages.inspection, { id }))
          }}
        />
      ) : null}
    </>
  )
}

const columns: Column<InspectionPlan>[] = [
  { name: '计划', kind: 'title', share: 2, of: ({ title }) => title },
  { name: '品类', share: 1.2, of: ({ goods }) => goods },
  { name: '区县', of: ({ county }) => county },
  {
    name: '时间',
    share: 1.6,
    of: ({ periodFrom, periodTo }) => <Text className="number">{`${periodFrom} 至 ${periodTo}`}</Text>,
  },
  {
    name: '进度',
    share: 1.4,
    of: ({ planned, taken, decided }) => (
      <Text className="number">{`抽样 ${taken} / ${planned}，出结果 ${decided}`}</Text>
    ),
  },
  { name: '不合格', share: 0.7, of: ({ failed }) => <Text className="number">{failed}</Text> },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ id, title }) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${title}`}
        onTap={() => openPage(pageUrl(pages.inspection, { id }))}
      >
        查看
      </Button>
    ),
  },
]
