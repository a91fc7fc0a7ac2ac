import type { WatchedSku } from '@yuxiang/shared/api/price-watch'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Money } from '@/components/Money'
import { Text, View } from '@/elements'
import { type PageRequest, usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import type { Column } from '@/workbench/table'
import { RegulatorPage } from '../shared/desk'

/** 价格查询：辖区在售规格的价格走势 */
export default function WatchedPricesPage() {
  return (
    <RegulatorPage section="prices" title="价格查询" self={pages.watchedPrices}>
      {(userId) => <Search userId={userId} />}
    </RegulatorPage>
  )
}

function Search({ userId }: { userId: string }) {
  const [q, setQ] = useState('')
  return (
    <>
      <View className="card">
        <SearchField label="商品名称" onSearch={setQ} />
      </View>
      {q ? (
        <Found userId={userId} q={q} />
      ) : (
        <Empty icon="chart" title="查任一规格的价格" hint="输入商品名称，如“脐橙”“腊肉”" />
      )}
    </>
  )
}

type Row = WatchedSku & { id: string }

function Found({ userId, q }: { userId: string; q: string }) {
  const list = usePagedList<Row>(ownName(userId, `watched-skus-${q}`), async ({ cursor }: PageRequest) => {
    const answer = await call('GET /api/supervision/skus', { query: { q, ...(cursor ? { cursor } : {}) } })
    return { ...answer, items: answer.items.map((row) => ({ ...row, id: row.skuId })) }
  })
  return (
    <GrowingTable
      label="在售规格"
      list={list}
      columns={columns}
      keyOf={({ id }) => id}
      empty={<Empty icon="chart" title={`辖区内没有“${q}”`} hint="换个词试试" />}
    />
  )
}

const columns: Column<Row>[] = [
  { name: '商品', kind: 'title', share: 2, of: ({ productName }) => productName },
  { name: '规格', of: ({ skuName }) => skuName },
  { name: '商家', share: 1.8, of: ({ merchantName }) => merchantName },
  { name: '区县', of: ({ county }) => county },
  { name: '价格', kind: 'figure', of: ({ priceFen }) => <Money fen={priceFen} size="sm" /> },
  {
    name: '单位价格',
    share: 1.2,
    of: ({ perFen, per }) =>
      perFen === null ? (
        <Text className="panel__hint">未标明净含量</Text>
      ) : (
        <View className="row">
          <Money fen={perFen} size="sm" tone="ink" />
          <Text className="panel__hint"> / {per}</Text>
        </View>
      ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.6,
    of: ({ skuId, productName, skuName }) => (
      <Button
        size="small"
        tone="plain"
        label={`走势：${productName} ${skuName}`}
        onTap={() => openPage(pageUrl(pages.skuPrices, { sku: skuId }))}
      >
        走势
      </Button>
    ),
  },
]
