import type { CaseRow } from '@yuxiang/shared/api/certification'
import { type ApplicationState, applicationStateNames } from '@yuxiang/shared/states/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { chinaDateTime, daysUntil } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import { CountyChoice } from '../shared/county-choice'
import { OfficeDesk, OfficeGate, type OfficeViewer } from '../shared/office-desk'
import { caseTone } from '../shared/state-tags'

type Filter = ApplicationState | 'todo' | 'all'
const shown: readonly Filter[] = [
  'todo',
  'submitted',
  'accepted',
  'checked',
  'approved',
  'noticed',
  'returned',
  'published',
  'refused',
  'withdrawn',
  'all',
]
const nameOf = (filter: Filter): string =>
  filter === 'todo' ? '待我办理' : filter === 'all' ? '全部' : applicationStateNames[filter]

/** 认定办理 */
export default function CasesPage() {
  return (
    <OfficeGate title="认定办理" self={pages.officeCases}>
      {(viewer) => <Cases {...viewer} />}
    </OfficeGate>
  )
}

function Cases({ userId, mayAct }: OfficeViewer) {
  const [filter, setFilter] = useState<Filter>(mayAct ? 'todo' : 'all')
  const [county, setCounty] = useState<string>()
  const [q, setQ] = useState('')
  const [counts, setCounts] = useState<Record<string, number>>({})
  const load = async ({ cursor }: PageRequest) => {
    const answer = await call('GET /api/certification-office/cases', {
      query: {
        ...(filter === 'all' ? {} : { filter }),
        ...(county ? { county } : {}),
        ...(q ? { q } : {}),
        ...(cursor ? { cursor } : {}),
      },
    })
    setCounts(answer.counts)
    return answer
  }
  const list = usePagedList<CaseRow>(ownName(userId, `office-cases-${filter}-${county ?? ''}-${q}`), load)
  useShowAgain(() => void list.refresh())
  return (
    <OfficeDesk section="cases" title="认定办理" onRefresh={list.refresh}>
      <View className="bench__filters">
        <SearchField label="搜产品或申请单位" onSearch={setQ} />
        <CountyChoice userId={userId} chosen={county} onChoose={setCounty} />
        <Chips
          label="按状态查看"
          options={shown
            .filter((key) => mayAct || key !== 'todo')
            .map((key) => ({ key, name: nameOf(key), note: noteOf(counts[key]) }))}
          chosen={[filter]}
          onTap={setFilter}
        />
      </View>
      <GrowingTable
        label="认定申请"
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            name: '产品',
            kind: 'title',
            share: 2,
            of: ({ productName }) => productName,
          },
          { name: '申请单位', share: 1.6, kind: 'wide', of: ({ merchantName }) => merchantName },
          ...(mayAct ? [] : [{ name: '区县', of: ({ county: name }: CaseRow) => name }]),
          { name: '类型', share: 0.6, of: ({ kind }) => (kind === 'renewal' ? '续期' : '首次') },
          {
            name: '状态',
            of: ({ state, openObjections }) => (
              <>
                <Tag tone={caseTone(state)}>{applicationStateNames[state]}</Tag>
                {openObjections > 0 ? <Tag tone="vermilion">{`${openObjections} 件异议`}</Tag> : null}
              </>
            ),
          },
          { name: '带动农户', of: ({ households }) => `${countText(households)} 户` },
          { name: '时限', share: 1.3, of: (row) => <Text className="number">{deadlineOf(row)}</Text> },
          {
            name: '操作',
            kind: 'acts',
            of: ({ id, productName }) => (
              <Button
                size="small"
                tone="plain"
                label={`${mayAct ? '办理' : '查看'} ${productName}`}
                onTap={() => openPage(pageUrl(pages.officeCase, { id }))}
              >
                {mayAct ? '办理' : '查看'}
              </Button>
            ),
          },
        ]}
        empty={
          <Empty
            icon="order"
            title={filter === 'todo' ? '没有待办理的申请' : '没有这样的申请'}
            hint="商家提交后会出现在这里，也会发消息提醒"
          />
        }
      />
    </OfficeDesk>
  )
}

const noteOf = (count: number | undefined): string | undefined => (count ? String(count) : undefined)

function deadlineOf({ state, noticeEndsOn, submittedAt }: CaseRow): string {
  if (state === 'noticed' && noticeEndsOn) {
    const days = daysUntil(noticeEndsOn)
    return days >= 0 ? `公示还有 ${days} 天` : '公示已满'
  }
  return submittedAt ? `${chinaDateTime(submittedAt).slice(0, 10)} 提交` : '—'
}
