import type { AppealCase } from '@yuxiang/shared/api/supervision'
import {
  type AppealState,
  appealKindNames,
  appealStateNames,
  appealStates,
  measureNames,
} from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime, daysUntil } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { appealTones } from '@/services/supervision-words'
import { FilterRow } from '@/workbench/filter-row'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'

const states = appealStates.map((key) => ({ key, name: appealStateNames[key] }))

/** 申诉与信用修复：先到期的在前 */
export default function AppealsPage() {
  return (
    <RegulatorPage section="appeals" title="申诉与修复" self={pages.measureAppeals}>
      {(userId) => <Appeals userId={userId} />}
    </RegulatorPage>
  )
}

function Appeals({ userId }: { userId: string }) {
  const [state, setState] = useState<AppealState>('open')
  const list = usePagedList<AppealCase>(ownName(userId, `appeals-${state}`), ({ cursor }: PageRequest) =>
    call('GET /api/supervision/appeals', { query: { state, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <View className="card">
        <FilterRow label="状态" options={states} chosen={state} onChoose={setState} />
      </View>
      <GrowingTable
        label="申诉"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="done" title="没有这样的申诉" hint="商家申诉后会发消息提醒" />}
      />
    </>
  )
}

const columns: Column<AppealCase>[] = [
  {
    name: '申诉',
    kind: 'title',
    share: 1.6,
    of: ({ kind, measure }) => `${appealKindNames[kind]}：${measureNames[measure.kind]}`,
  },
  { name: '商家', share: 1.8, of: ({ measure }) => measure.merchantName },
  {
    name: '状态',
    share: 0.8,
    of: ({ state }) => <Tag tone={appealTones[state]}>{appealStateNames[state]}</Tag>,
  },
  {
    name: '提交',
    share: 0.9,
    of: ({ raisedAt }) => <Text className="number">{chinaDateTime(raisedAt).slice(0, 10)}</Text>,
  },
  {
    name: '答复期限',
    share: 1.2,
    of: ({ answerBy, state }) => (
      <Text className="number">
        {answerBy}
        {state === 'open' ? `（剩 ${Math.max(0, daysUntil(answerBy))} 天）` : ''}
      </Text>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ id, mayDecide, measure }) => (
      <Button
        size="small"
        tone="plain"
        label={`${mayDecide ? '处理' : '查看'}${measure.merchantName}的申诉`}
        onTap={() => openPage(pageUrl(pages.measureAppeal, { id }))}
      >
        {mayDecide ? '处理' : '查看'}
      </Button>
    ),
  },
]
