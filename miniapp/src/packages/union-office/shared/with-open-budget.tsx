import type { Budget } from '@yuxiang/shared/api/union-budgets'
import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { openPage, pages } from '@/services/navigation'
import type { Office } from './office-page'
import { useBudgets } from './use-budgets'

/** What spends a budget: shown once there is an open one, else the way to it. */
export function WithOpenBudget({
  office,
  children,
}: {
  office: Office
  children: (budgets: [Budget, ...Budget[]]) => ReactNode
}) {
  const budgets = useBudgets(office)
  const [first, ...others] = budgets.items?.filter(({ state }) => state === 'open') ?? []
  if (first) return children([first, ...others])
  if (budgets.items) {
    return (
      <Empty
        icon="wallet"
        title="没有可用的预算"
        hint="先开立年度预算，再来发放或采购"
        action="去开立"
        onAction={() => openPage(pages.officeBudget)}
      />
    )
  }
  return budgets.problem ? (
    <Failure problem={budgets.problem} onRetry={() => void budgets.reload()} />
  ) : (
    <SkeletonRows count={3} />
  )
}
