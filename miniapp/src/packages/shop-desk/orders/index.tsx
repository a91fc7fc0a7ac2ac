import type { DeskOrder } from '@yuxiang/shared/api/order-desk'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { toast } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { GrowingTable } from '@/workbench/growing-table'
import { SearchField } from '@/workbench/search-field'
import { ShipSheet } from '../shared/ship-sheet'
import '../shared/desk-search.scss'
import { orderColumns } from './order-columns'

const filters = [
  { key: 'waiting', name: '待发货' },
  { key: 'shipped', name: '已发货' },
  { key: 'all', name: '全部' },
] as const
type Filter = (typeof filters)[number]['key']

const hints: Record<Filter, string> = {
  waiting: '先下单的在前',
  shipped: '新的在前，含已收货和已完成',
  all: '新的在前，未付款的不列出',
}

/** 订单与发货 */
export default function DeskOrdersPage() {
  return (
    <DeskGate desk="merchant" title="订单与发货" self={pages.deskOrders}>
      {(userId) => (
        <DeskPage
          desk="merchant"
          section="orders"
          title="订单与发货"
          actions={
            <Button size="fit" onTap={() => openPage(pages.deskShipping)}>
              批量发货与打印
            </Button>
          }
        >
          <Orders userId={userId} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Orders({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<Filter>('waiting')
  const [q, setQ] = useState('')
  const [shipping, setShipping] = useState<DeskOrder>()
  const list = usePagedList<DeskOrder>(ownName(userId, `desk-orders-${filter}-${q}`), ({ cursor }) =>
    call('GET /api/merchant/desk/orders', { query: { filter, ...(q ? { q } : {}), cursor, pageSize: 20 } }),
  )
  useShowAgain(() => void list.refresh())
  const search = (words: string) => {
    if (words !== '' && !/^\d{4,24}$/.test(words)) toast('请输入订单号，或收货手机尾号 4 位')
    else setQ(words)
  }
  return (
    <>
      <View className="bench__filters">
        <View className="desk-search">
          <SearchField label="搜订单号或手机尾号 4 位" onSearch={search} />
        </View>
        <Chips label="按进度查看订单" options={filters} chosen={[filter]} onTap={setFilter} />
        <View className="panel__hint">
          {q.length === 4 ? '按手机尾号只找近 180 天的订单' : hints[filter]}
        </View>
      </View>
      <GrowingTable
        label="订单"
        list={list}
        keyOf={({ id }) => id}
        columns={orderColumns(setShipping)}
        empty={
          <Empty
            icon="truck"
            title={q ? `没有“${q}”的订单` : filter === 'waiting' ? '没有待发货的订单' : '这里还没有订单'}
            hint={filter === 'waiting' && !q ? '买家付款后会出现在这里' : ''}
          />
        }
      />
      {shipping ? (
        <ShipSheet
          order={shipping}
          onClose={() => setShipping(undefined)}
          onShipped={() => {
            setShipping(undefined)
            void list.refresh()
          }}
        />
      ) : null}
    </>
  )
}
