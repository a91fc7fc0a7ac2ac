import type { ReferencePrice } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { unitNames } from '@yuxiang/shared/supervision/net-content'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { FilterRow } from '@/workbench/filter-row'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'
import { ImportPanel } from './import-panel'

const times = [
  { key: 'current' as const, name: '现行' },
  { key: 'all' as const, name: '全部' },
]

/** 参考价：查询与导入 */
export default function ReferencePricesPage() {
  return (
    <RegulatorPage section="references" title="参考价" self={pages.referencePrices}>
      {(userId) => <References userId={userId} />}
    </RegulatorPage>
  )
}

function References({ userId }: { userId: string }) {
  const [q, setQ] = useState('')
  const [time, setTime] = useState<'current' | 'all'>('current')
  const query = { ...(q ? { q } : {}), ...(time === 'current' ? { current: 'true' as const } : {}) }
  const list = usePagedList<ReferencePrice>(
    ownName(userId, `references-${JSON.stringify(query)}`),
    ({ cursor }: PageRequest) =>
      call('GET /api/supervision/reference-prices', { query: { ...query, ...(cursor ? { cursor } : {}) } }),
  )
  return (
    <>
      <ImportPanel onDone={list.refresh} />
      <View className="card">
        <SearchField label="品类或品名" onSearch={setQ} />
        <FilterRow label="时间" options={times} chosen={time} onChoose={setTime} />
      </View>
      <GrowingTable
        label="参考价"
        list={list}
        columns={columns}
        keyOf={({ id }) => id}
        empty={<Empty icon="book" title="没有参考价" hint="下载模板，填好后导入" />}
      />
    </>
  )
}

const columns: Column<ReferencePrice>[] = [
  {
    name: '品类',
    kind: 'title',
    share: 1.4,
    of: ({ category, keyword }) => `${category}${keyword ? `（${keyword}）` : ''}`,
  },
  { name: '地区', of: ({ region }) => region },
  {
    name: '价格',
    kind: 'figure',
    share: 1.4,
    of: ({ lowFen, highFen }) => (
      <Text className="number">
        ¥{formatYuan(lowFen)} – ¥{formatYuan(highFen)}
      </Text>
    ),
  },
  { name: '单位', share: 0.8, of: ({ unit }) => unitNames[unit] },
  {
    name: '有效期',
    share: 1.6,
    of: ({ validFrom, validTo }) => <Text className="number">{`${validFrom} 至 ${validTo}`}</Text>,
  },
  { name: '来源', share: 1.8, of: ({ source }) => source },
]
