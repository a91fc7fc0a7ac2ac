import type { BatchSummary } from '@yuxiang/shared/api/traceability'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import type { DeskRole } from '@/workbench/desks'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import { BatchDeskGate, BatchDeskPage } from '../shared/desk-of'
import './index.scss'

const states = [
  { key: 'all', name: '全部' },
  { key: 'recalled', name: '召回中' },
] as const
type Filter = (typeof states)[number]['key']

/** 批次与溯源: the merchant's batches, or those that an office watches over. */
export default function BatchesPage() {
  return (
    <BatchDeskGate title="批次与溯源" self={pages.batches}>
      {(userId, desk) => <Batches userId={userId} desk={desk} />}
    </BatchDeskGate>
  )
}

function Batches({ userId, desk }: { userId: string; desk: DeskRole }) {
  const [filter, setFilter] = useState<Filter>('all')
  const [batchCode, setBatchCode] = useState('')
  const list = usePagedList<BatchSummary>(
    ownName(userId, `batches-${desk}-${filter}-${batchCode}`),
    ({ cursor }) =>
      call('GET /api/trace-desk/batches', {
        query: {
          ...(filter === 'recalled' ? { state: 'recalled' } : {}),
          ...(batchCode ? { batchCode } : {}),
          ...(cursor ? { cursor } : {}),
        },
      }),
  )
  useShowAgain(() => void list.refresh())
  const isOwn = desk === 'merchant'
  return (
    <BatchDeskPage
      desk={desk}
      title={isOwn ? '批次与溯源' : '溯源与召回'}
      onRefresh={list.refresh}
      actions={
        isOwn ? (
          <Button size="fit" onTap={() => openPage(pages.batchNew)}>
            新建批次
          </Button>
        ) : null
      }
    >
      <View className="bench__filters batches__filters">
        <Chips label="按状态查看批次" options={states} chosen={[filter]} onTap={setFilter} />
        <View className="batches__search">
          <SearchField label="完整的批次号" onSearch={setBatchCode} />
        </View>
      </View>
      <GrowingTable
        label="批次"
        list={list}
        keyOf={({ id }) => id}
        empty={<None filter={filter} batchCode={batchCode} isOwn={isOwn} />}
        columns={[
          {
            name: '商品',
            kind: 'title',
            share: 2.2,
            of: ({ id, productName, skuName }) => (
              <Link className="batches__name" to={pageUrl(pages.batch, { id, desk })}>
                {productName} {skuName}
              </Link>
            ),
          },
          {
            name: '批次号',
            share: 1.3,
            of: ({ batchCode: code }) => <Text className="number">{code}</Text>,
          },
          ...(isOwn
            ? []
            : [{ name: '商家', share: 1.6, of: ({ merchantName }: BatchSummary) => merchantName }]),
          { name: '数量', of: ({ quantity, unit }) => `${quantity.toLocaleString('en-US')} ${unit}` },
          { name: '生产日期', of: ({ producedOn }) => <Text className="number">{producedOn}</Text> },
          { name: '记录', of: ({ events }) => `${events} 条` },
          {
            name: '状态',
            of: ({ state, current }) =>
              state === 'recalled' ? (
                <Tag tone="vermilion">召回中</Tag>
              ) : current ? (
                <Tag>当前发货</Tag>
              ) : (
                <Tag tone="plain">正常</Tag>
              ),
          },
        ]}
      />
    </BatchDeskPage>
  )
}

function None({ filter, batchCode, isOwn }: { filter: Filter; batchCode: string; isOwn: boolean }) {
  if (batchCode) return <Empty icon="leaf" title={`没有批次“${batchCode}”`} hint="批次号须完整输入" />
  if (filter === 'recalled') return <Empty icon="shield" title="没有召回中的批次" />
  return (
    <Empty
      icon="leaf"
      title="还没有批次"
      hint={isOwn ? '新建批次后记下从田间到包裹的每一步，买家扫码就能看到' : '商家建立批次后会出现在这里'}
      {...(isOwn ? { action: '新建批次', onAction: () => openPage(pages.batchNew) } : {})}
    />
  )
}
