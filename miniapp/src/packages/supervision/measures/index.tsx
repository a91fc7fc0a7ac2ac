import type { MeasureQuery, MeasureRow } from '@yuxiang/shared/api/supervision'
import {
  type MeasureKind,
  type MeasureState,
  measureKinds,
  measureNames,
  measureStateNames,
  measureStates,
} from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { measureTones } from '@/services/supervision-words'
import { FilterRow } from '@/workbench/filter-row'
import { GrowingTable } from '@/workbench/growing-table'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'

const kinds = [
  { key: 'all' as const, name: '全部措施' },
  ...measureKinds.map((key) => ({ key, name: measureNames[key] })),
]
const states = [
  { key: 'all' as const, name: '全部状态' },
  ...measureStates.map((key) => ({ key, name: measureStateNames[key] })),
]
const sorts: { key: NonNullable<MeasureQuery['sort']>; name: string }[] = [
  { key: 'newest', name: '最新作出' },
  { key: 'ending', name: '先到期的' },
]

/** 处置措施：警告、下架、限制与黑名单 */
export default function MeasuresPage() {
  return (
    <RegulatorPage section="measures" title="处置措施" self={pages.measures}>
      {(userId) => <Measures userId={userId} />}
    </RegulatorPage>
  )
}

function Measures({ userId }: { userId: string }) {
  const [kind, setKind] = useState<MeasureKind | 'all'>('all')
  const [state, setState] = useState<MeasureState | 'all'>('all')
  const [sort, setSort] = useState<NonNullable<MeasureQuery['sort']>>('newest')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query = {
    sort,
    ...(kind === 'all' ? {} : { kind }),
    ...(state === 'all' ? {} : { state }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePagedList<MeasureRow>(
    ownName(userId, `measures-${JSON.stringify(query)}`),
    ({ cursor }: PageRequest) =>
      call('GET /api/supervision/measures', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <View className="card">
        <ListHead
          search="商家或商品名称"
          onSearch={setQ}
          county={county}
          onCounty={setCounty}
          fileOf={(format) => call('GET /api/supervision/measures-file', { query: { ...query, format } })}
        />
        <FilterRow label="措施" options={kinds} chosen={kind} onChoose={setKind} />
        <FilterRow label="状态" options={states} chosen={state} onChoose={setState} />
        <FilterRow label="排序" options={sorts} chosen={sort} onChoose={setSort} />
      </View>
      <GrowingTable
        label="处置措施"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="shield" title="没有这样的措施" hint="在商家信用里采取措施" />}
      />
    </>
  )
}

const day = (instant: string | null) => (instant ? chinaDateTime(instant).slice(0, 10) : '未定')

const columns: Column<MeasureRow>[] = [
  {
    name: '措施',
    kind: 'title',
    share: 1.3,
    of: ({ kind, hasOpenAppeal }) => `${measureNames[kind]}${hasOpenAppeal ? '（申诉中）' : ''}`,
  },
  {
    name: '状态',
    share: 0.8,
    of: ({ state }) => <Tag tone={measureTones[state]}>{measureStateNames[state]}</Tag>,
  },
  { name: '商家', share: 1.8, of: ({ merchantName }) => merchantName },
  { name: '商品', share: 1.4, of: ({ productName }) => productName ?? '全店' },
  {
    name: '期限',
    share: 1.3,
    of: ({ startsAt, endsAt }) => <Text className="number">{`${day(startsAt)} 至 ${day(endsAt)}`}</Text>,
  },
  { name: '作出机关', share: 1.3, of: ({ office }) => office },
  { name: '公示', share: 0.5, of: ({ isPublished }) => (isPublished ? '是' : '否') },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ merchantId, merchantName }) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${merchantName}`}
        onTap={() => openPage(pageUrl(pages.merchantCredit, { id: merchantId }))}
      >
        查看
      </Button>
    ),
  },
]
