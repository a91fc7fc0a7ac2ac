import type { DeskCase } from '@yuxiang/shared/api/complaint-desk'
import { caseKindNames } from '@yuxiang/shared/complaints/words'
import { caseStateNames, caseTrackNames } from '@yuxiang/shared/states/complaint'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { dueName, leftWords, stateTone } from '@/services/case-words'
import { chinaDateTime } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { AssignSheet } from './assign-sheet'
import { CaseFilters, type Filters, queryOf } from './case-filters'
import './index.scss'

/** 投诉举报: the queue of an office, the most urgent first. */
export default function RegulatorCasesPage() {
  return (
    <DeskGate desk="regulator" title="投诉举报" self={pages.regulatorCases}>
      {(userId) => <Cases userId={userId} />}
    </DeskGate>
  )
}

function Cases({ userId }: { userId: string }) {
  const [filters, setFilters] = useState<Filters>({ filter: 'all', track: 'all', kind: 'all', q: '' })
  const [picked, setPicked] = useState<readonly string[]>([])
  const [assigning, setAssigning] = useState(false)
  const query = queryOf(filters)
  const list = usePagedList<DeskCase>(
    ownName(userId, `regulator-cases-${JSON.stringify(query)}`),
    ({ cursor }: PageRequest) =>
      call('GET /api/regulator/cases', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  const save = async () => {
    try {
      const { downloadUrl } = await call('POST /api/regulator/exports', { body: query })
      await openDocument(downloadUrl)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const toggle = (id: string) =>
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  return (
    <DeskPage
      desk="regulator"
      section="cases"
      title="投诉举报"
      onRefresh={list.refresh}
      actions={
        <>
          {picked.length > 0 ? (
            <Button size="fit" onTap={() => setAssigning(true)}>
              分派 {picked.length} 件
            </Button>
          ) : null}
          <Button size="fit" tone="plain" onTap={() => void save()}>
            导出台账
          </Button>
        </>
      }
    >
      <CaseFilters userId={userId} filters={filters} onChange={setFilters} />
      <GrowingTable
        label="案件"
        list={list}
        keyOf={({ id }) => id}
        columns={columnsOf(picked, toggle)}
        empty={<Empty icon="scales" title="没有这样的案件" hint="新的投诉举报会出现在这里，也会发消息提醒" />}
      />
      {assigning ? (
        <AssignSheet
          caseIds={picked}
          onClose={() => setAssigning(false)}
          onDone={async () => {
            setAssigning(false)
            setPicked([])
            await list.refresh()
          }}
        />
      ) : null}
    </DeskPage>
  )
}

const columnsOf = (picked: readonly string[], toggle: (id: string) => void): Column<DeskCase>[] => [
  {
    name: '选',
    share: 0.3,
    of: (row) => (
      <Check on={picked.includes(row.id)} label={`选择 ${row.number}`} onTap={() => toggle(row.id)} />
    ),
  },
  {
    name: '案件',
    kind: 'title',
    share: 2.2,
    of: (row) => (
      <View>
        <View>{row.productName ?? row.merchantName}</View>
        <View className="law-filters__more">
          {caseTrackNames[row.track]} · {caseKindNames[row.kind]} · {row.number}
        </View>
      </View>
    ),
  },
  { name: '商家', kind: 'wide', share: 1.4, of: (row) => row.merchantName },
  {
    name: '状态',
    share: 1.2,
    of: (row) => (
      <>
        <Tag tone={stateTone(row.state)}>{caseStateNames[row.state]}</Tag>
        {row.escalated ? <Tag tone="vermilion">督办</Tag> : null}
        {row.decidedLate ? <Tag tone="plain">逾期办理</Tag> : null}
      </>
    ),
  },
  {
    name: '期限',
    share: 1.7,
    of: (row) => (
      <View className={row.daysLeft !== null && row.daysLeft < 0 ? 'case-late number' : 'number'}>
        <View>{row.suspended ? '中止计算' : (row.dueOn ?? '—')}</View>
        <View className="muted">
          {row.suspended ? '' : `${dueName(row.dueKind)} ${leftWords(row.daysLeft)}`}
        </View>
      </View>
    ),
  },
  { name: '办案人员', of: (row) => row.officerName ?? <Text className="muted">未分派</Text> },
  {
    name: '收到',
    share: 0.5,
    of: (row) => <Text className="number">{chinaDateTime(row.receivedAt).slice(5, 10)}</Text>,
  },
  {
    name: '操作',
    kind: 'acts',
    of: (row) => (
      <Button
        size="small"
        tone="plain"
        label={`办理 ${row.number}`}
        onTap={() => openPage(pageUrl(pages.regulatorCase, { id: row.id }))}
      >
        办理
      </Button>
    ),
  },
]
