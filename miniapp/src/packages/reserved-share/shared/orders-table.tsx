import type { ChargedOrder } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import type { ReactNode } from 'react'
import { Text } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { pages, pageUrl } from '@/services/navigation'
import { NameLink } from '@/workbench/name-link'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import type { OnePage } from '@/workbench/use-page'

/** Orders that count for a share. */
export function OrdersTable({ list, empty }: { list: OnePage<ChargedOrder>; empty: ReactNode }) {
  return <PagedTable label="计入的订单" list={list} columns={columns} keyOf={({ id }) => id} empty={empty} />
}

const columns: Column<ChargedOrder>[] = [
  {
    name: '订单号',
    kind: 'title',
    share: 1.5,
    of: ({ id, orderNo, isOwn }) =>
      isOwn ? (
        <NameLink to={pageUrl(pages.order, { id })}>{orderNo}</NameLink>
      ) : (
        <Text className="number">{orderNo}</Text>
      ),
  },
  { name: '下单时间', share: 1.2, of: ({ placedAt }) => chinaDateTime(placedAt) },
  { name: '商家', share: 1.4, of: ({ merchantName }) => merchantName },
  { name: '商品', kind: 'wide', share: 2, of: ({ goods }) => goods.join('、') },
  { name: '计入', kind: 'figure', of: ({ countedFen }) => `¥${formatYuan(countedFen)}` },
  {
    name: '其中已退',
    kind: 'figure',
    of: ({ refundedFen }) => (refundedFen > 0 ? `¥${formatYuan(refundedFen)}` : '—'),
  },
]
