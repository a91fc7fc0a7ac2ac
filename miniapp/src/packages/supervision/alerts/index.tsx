import type { AlertRow } from '@yuxiang/shared/api/price-watch'
import {
  type AlertKind,
  type AlertSort,
  type AlertState,
  alertBasisNames,
  alertKindNames,
  alertKinds,
  alertStateNames,
  alertStates,
  type Severity,
  severities,
  severityNames,
} from '@yuxiang/shared/supervision/alerts'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { severityTones } from '@/services/supervision-words'
import { FilterRow } from '@/workbench/filter-row'
import { GrowingTable } from '@/workbench/growing-table'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'

const states = alertStates.map((key) => ({ key, name: alertStateNames[key] }))
const kinds = [
  { key: 'all' as const, name: '全部类型' },
  ...alertKinds.map((key) => ({ key, name: alertKindNames[key] })),
]
const grades = [
  { key: 'all' as const, name: '全部等级' },
  ...[...severities].reverse().map((key) => ({ key, name: severityNames[key] })),
]
const sorts: { key: AlertSort; name: string }[] = [
  { key: 'severity', name: '最严重的' },
  { key: 'newest', name: '最新发现' },
  { key: 'percent', name: '高出最多' },
]

/** 价格预警：按严重程度排列 */
export default function PriceAlertsPage() {
  return (
    <RegulatorPage section="alerts" title="价格预警" self={pages.priceAlerts}>
      {(userId) => <Alerts userId={userId} />}
    </RegulatorPage>
  )
}

function Alerts({ userId }: { userId: string }) {
  const [state, setState] = useState<AlertState>('open')
  const [kind, setKind] = useState<AlertKind | 'all'>('all')
  const [severity, setSeverity] = useState<Severity | 'all'>('all')
  const [sort, setSort] = useState<AlertSort>('severity')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query = {
    ...{ state, sort },
    ...(kind === 'all' ? {} : { kind }),
    ...(severity === 'all' ? {} : { severity }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePagedList<AlertRow>(
    ownName(userId, `price-alerts-${JSON.stringify(query)}`),
    ({ cursor }: PageRequest) =>
      call('GET /api/supervision/alerts', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <View className="card">
        <ListHead
          search="商品或商家名称"
          onSearch={setQ}
          county={county}
          onCounty={setCounty}
          fileOf={(format) => call('GET /api/supervision/alerts-file', { query: { ...query, format } })}
        />
        <FilterRow label="状态" options={states} chosen={state} onChoose={setState} />
        <FilterRow label="类型" options={kinds} chosen={kind} onChoose={setKind} />
        <FilterRow label="等级" options={grades} chosen={severity} onChoose={setSeverity} />
        <FilterRow label="排序" options={sorts} chosen={sort} onChoose={setSort} />
      </View>
      <GrowingTable
        label="价格预警"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty icon="done" title="没有这样的预警" hint="系统每小时比对一次在售价格；换个条件看看处理过的" />
        }
      />
    </>
  )
}

const columns: Column<AlertRow>[] = [
  { name: '商品', kind: 'title', share: 2.2, of: ({ productName, skuName }) => `${productName} ${skuName}` },
  {
    name: '等级',
    share: 0.7,
    of: ({ severity }) => <Tag tone={severityTones[severity]}>{severityNames[severity]}</Tag>,
  },
  { name: '类型', of: ({ kind }) => alertKindNames[kind] },
  { name: '商家', share: 1.8, of: ({ merchantName }) => merchantName },
  {
    name: '价格',
    kind: 'figure',
    share: 1.1,
    of: ({ priceFen, per }) => (
      <>
        <Money fen={priceFen} size="sm" />
        {per ? <Text className="panel__hint"> / {per}</Text> : null}
      </>
    ),
  },
  {
    name: '对照',
    share: 1.3,
    of: ({ kind, basisFen }) => (
      <View>
        <Money fen={basisFen} size="sm" tone="ink" />
        <View className="panel__hint">{alertBasisNames[kind]}</View>
      </View>
    ),
  },
  { name: '高出', share: 0.6, of: ({ percent }) => <Text className="number">{percent}%</Text> },
  {
    name: '发现',
    share: 0.9,
    of: ({ raisedAt }) => <Text className="number">{chinaDateTime(raisedAt).slice(5, 16)}</Text>,
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ id, state, productName }) => (
      <Button
        size="small"
        tone="plain"
        label={`${state === 'open' ? '处理' : '查看'}${productName}`}
        onTap={() => openPage(pageUrl(pages.skuPrices, { alert: id }))}
      >
        {state === 'open' ? '处理' : '查看'}
      </Button>
    ),
  },
]
