import type { CreditQuery, CreditRow } from '@yuxiang/shared/api/supervision'
import { type CreditLevel, creditLevelNames, creditLevels } from '@yuxiang/shared/supervision/credit'
import { measureNames } from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { alertsWords, levelTones } from '@/services/supervision-words'
import { FilterRow } from '@/workbench/filter-row'
import { GrowingTable } from '@/workbench/growing-table'
import { type CountyChoice, ListHead } from '@/workbench/list-head'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'

const levels = [
  { key: 'all' as const, name: '全部等级' },
  ...creditLevels.map((key) => ({ key, name: creditLevelNames[key] })),
]
const sorts: { key: NonNullable<CreditQuery['sort']>; name: string }[] = [
  { key: 'score', name: '信用分低的' },
  { key: 'name', name: '按名称' },
]

/** 商家信用：分数低的在前 */
export default function MerchantCreditsPage() {
  return (
    <RegulatorPage section="credits" title="商家信用" self={pages.merchantCredits}>
      {(userId) => <Credits userId={userId} />}
    </RegulatorPage>
  )
}

function Credits({ userId }: { userId: string }) {
  const [level, setLevel] = useState<CreditLevel | 'all'>('all')
  const [sort, setSort] = useState<NonNullable<CreditQuery['sort']>>('score')
  const [q, setQ] = useState('')
  const [county, setCounty] = useState<CountyChoice>()
  const query = {
    sort,
    ...(level === 'all' ? {} : { level }),
    ...(q ? { q } : {}),
    ...(county ? { county: county.code } : {}),
  }
  const list = usePagedList<Listed>(
    ownName(userId, `credits-${JSON.stringify(query)}`),
    async ({ cursor }: PageRequest) => {
      const asked = { ...query, ...(cursor ? { cursor } : {}) }
      const { items, ...rest } = await call('GET /api/supervision/merchants', { query: asked })
      return { ...rest, items: items.map((row) => ({ ...row, id: row.merchantId })) }
    },
  )
  useShowAgain(() => void list.refresh())
  return (
    <>
      <View className="card">
        <ListHead
          search="商家名称"
          onSearch={setQ}
          county={county}
          onCounty={setCounty}
          fileOf={(format) => call('GET /api/supervision/merchants-file', { query: { ...query, format } })}
        />
        <FilterRow label="等级" options={levels} chosen={level} onChoose={setLevel} />
        <FilterRow label="排序" options={sorts} chosen={sort} onChoose={setSort} />
      </View>
      <GrowingTable
        label="商家信用"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="shop" title="没有这样的商家" hint="换个条件试试" />}
      />
    </>
  )
}

type Listed = CreditRow & { id: string }

const columns: Column<Listed>[] = [
  { name: '商家', kind: 'title', share: 2.2, of: ({ name }) => name },
  { name: '区县', of: ({ county }) => county },
  { name: '信用分', kind: 'figure', share: 0.7, of: ({ score }) => <Text className="number">{score}</Text> },
  {
    name: '等级',
    share: 0.9,
    of: ({ level }) => <Tag tone={levelTones[level]}>{creditLevelNames[level]}</Tag>,
  },
  { name: '记录', share: 0.6, of: ({ entries }) => <Text className="number">{entries} 条</Text> },
  {
    name: '执行中的措施',
    share: 1.6,
    of: ({ measures }) =>
      measures.length > 0 ? measures.map((kind) => measureNames[kind]).join('、') : '无',
  },
  {
    name: '待处理预警',
    share: 0.8,
    of: ({ openAlerts }) => <Text className="number">{alertsWords(openAlerts)}</Text>,
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ merchantId, name }) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${name}`}
        onTap={() => openPage(pageUrl(pages.merchantCredit, { id: merchantId }))}
      >
        查看
      </Button>
    ),
  },
]
