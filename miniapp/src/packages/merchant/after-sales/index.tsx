import type { AfterSaleSummary } from '@yuxiang/shared/api/aftersales'
import { useState } from 'react'
import { CaseCard } from '@/components/AfterSale/card'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import './index.scss'

const filters = [
  { key: 'waiting', name: '待我处理' },
  { key: 'all', name: '全部' },
] as const

/** 售后处理 */
export default function MerchantCasesPage() {
  return (
    <DeskGate desk="merchant" title="售后处理" self={pages.merchantAfterSales}>
      {(userId) => <Shown userId={userId} />}
    </DeskGate>
  )
}

function Shown({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<'waiting' | 'all'>('waiting')
  const list = usePagedList<AfterSaleSummary>(
    ownName(userId, `merchant-after-sales-${filter}`),
    ({ cursor }) => call('GET /api/merchant/after-sales', { query: { filter, cursor, pageSize: 20 } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <DeskPage desk="merchant" section="afterSales" title="售后处理" onRefresh={list.refresh}>
      <View className="merchant-cases__filter">
        <Chips label="筛选" options={filters} chosen={[filter]} onTap={setFilter} />
        <View className="merchant-cases__words">
          {filter === 'waiting' ? '按处理期限排列，最急的在前；逾期系统自动处理' : '新的在前'}
        </View>
      </View>
      <View className="case-list">
        {list.items.map((one) => (
          <CaseCard key={one.id} one={one} viewer="merchant" to={pages.merchantAfterSale} />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="returned"
          title={filter === 'waiting' ? '没有待处理的售后' : '还没有售后'}
          hint="买家申请后会出现在这里，也会发消息提醒您"
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </DeskPage>
  )
}
