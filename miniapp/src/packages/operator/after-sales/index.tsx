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
  { key: 'waiting', name: '待处理' },
  { key: 'decided', name: '已处理' },
] as const

/** 售后仲裁 */
export default function OperatorCasesPage() {
  return (
    <DeskGate desk="operator" title="售后仲裁" self={pages.operatorAfterSales}>
      {(userId) => <Shown userId={userId} />}
    </DeskGate>
  )
}

function Shown({ userId }: { userId: string }) {
  const [filter, setFilter] = useState<'waiting' | 'decided'>('waiting')
  const list = usePagedList<AfterSaleSummary>(
    ownName(userId, `operator-after-sales-${filter}`),
    ({ cursor }) => call('GET /api/operations/after-sales', { query: { filter, cursor, pageSize: 20 } }),
  )
  useShowAgain(() => void list.refresh())
  return (
    <DeskPage desk="operator" section="afterSales" title="售后仲裁" onRefresh={list.refresh}>
      <View className="operator-cases__filter">
        <Chips label="筛选" options={filters} chosen={[filter]} onTap={setFilter} />
        <View className="operator-cases__words">
          {filter === 'waiting' ? '按处理期限排列，最急的在前' : '新的在前'}
        </View>
      </View>
      <View className="case-list">
        {list.items.map((one) => (
          <CaseCard key={one.id} one={one} viewer="operator" to={pages.operatorAfterSale} />
        ))}
      </View>
      {list.items.length > 0 ? (
        <ListFoot list={list} />
      ) : list.problem ? (
        <Failure problem={list.problem} onRetry={() => void list.refresh()} />
      ) : list.loading === 'idle' ? (
        <Empty
          icon="scales"
          title={filter === 'waiting' ? '没有待仲裁的售后' : '还没有处理过的售后'}
          hint="买家不认可商家的处理、申请平台介入后，会出现在这里"
        />
      ) : (
        <SkeletonRows count={3} />
      )}
    </DeskPage>
  )
}
