import { useRouter } from '@tarojs/taro'
import type { SoldLine } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { salesChannelNames } from '@yuxiang/shared/statistics/channels'
import { useState } from 'react'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { chinaDateTime, dayText } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { GrowingTable } from '@/workbench/growing-table'
import type { Column } from '@/workbench/table'
import { StatisticsDesk, StatisticsGate, type Viewer } from '../shared/desk'

/** The order lines behind a product's sums: nothing of who bought it. */
export default function ProductSalesPage() {
  const { id = '', county = '', from = '', to = '' } = useRouter().params
  return (
    <StatisticsGate title="订单明细" self={pageUrl(pages.productSales, { id, county, from, to })}>
      {(viewer) => <Lines {...viewer} id={id} query={{ county, from, to }} />}
    </StatisticsGate>
  )
}

interface Props extends Viewer {
  id: string
  query: { county: string; from: string; to: string }
}

function Lines({ userId, isCity, id, query }: Props) {
  const [name, setName] = useState('订单明细')
  const key = `sold-lines-${id}-${query.county}-${query.from}-${query.to}`
  const list = usePagedList<SoldLine>(ownName(userId, key), async ({ cursor }) => {
    const answer = await call('GET /api/statistics/products/{id}/lines', {
      params: { id },
      query: { ...query, ...(cursor ? { cursor } : {}) },
    })
    setName(answer.product.name)
    return answer
  })
  return (
    <StatisticsDesk section="sales" title={name} isCity={isCity} below onRefresh={list.refresh}>
      <View className="card">
        <View className="panel__hint">
          {dayText(query.from)}至 {dayText(query.to)}
          付款的订单行。不显示买家信息，订单号隐去中段；退款为至今累计。
        </View>
      </View>
      <GrowingTable
        label="订单明细"
        list={list}
        keyOf={({ id: lineId }) => lineId}
        columns={columns}
        empty={
          <Empty
            icon="order"
            title="这段时间没有这件商品的订单"
            hint="退款会计入退款当日，下单可能在更早"
            action="返回统计"
            onAction={() => backToPage(pages.salesOverview)}
          />
        }
      />
    </StatisticsDesk>
  )
}

const columns: Column<SoldLine>[] = [
  { name: '付款时间', kind: 'title', share: 1.3, of: ({ paidAt }) => chinaDateTime(paidAt) },
  { name: '订单号', share: 1.3, of: ({ orderNoMasked }) => orderNoMasked },
  { name: '渠道', of: ({ channel }) => salesChannelNames[channel] },
  { name: '规格', share: 1.2, of: ({ skuName }) => skuName },
  { name: '认定证书', share: 1.6, of: ({ certificateNo }) => certificateNo },
  { name: '数量', kind: 'figure', share: 0.7, of: ({ quantity }) => `${quantity} 件` },
  { name: '货款', kind: 'figure', of: ({ soldFen }) => `¥${formatYuan(soldFen)}` },
  {
    name: '至今已退',
    kind: 'figure',
    of: ({ refundedFen, refundedQuantity }) =>
      refundedFen > 0 || refundedQuantity > 0 ? `¥${formatYuan(refundedFen)}（${refundedQuantity} 件）` : '—',
  },
]
