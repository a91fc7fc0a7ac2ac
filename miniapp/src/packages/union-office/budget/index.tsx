import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { pages } from '@/services/navigation'
import { type Office, OfficePage } from '../shared/office-page'
import { useBudgets } from '../shared/use-budgets'
import { BudgetCard } from './budget-card'
import { BudgetSheet } from './budget-sheet'

/** 年度预算 */
export default function BudgetPage() {
  const [opening, setOpening] = useState<'new' | Budget>()
  return (
    <OfficePage
      section="budget"
      title="预算"
      self={pages.officeBudget}
      actions={
        <Button size="fit" onTap={() => setOpening('new')}>
          开立年度预算
        </Button>
      }
    >
      {(office) => <Budgets office={office} opening={opening} setOpening={setOpening} />}
    </OfficePage>
  )
}

interface Props {
  office: Office
  opening: 'new' | Budget | undefined
  setOpening: (opening: 'new' | Budget | undefined) => void
}

function Budgets({ office, opening, setOpening }: Props) {
  const budgets = useBudgets(office)
  const { items } = budgets
  return (
    <>
      {items?.map((budget) => (
        <BudgetCard
          key={budget.id}
          budget={budget}
          onAdd={() => setOpening(budget)}
          onClosed={() => void budgets.reload()}
          onKept={budgets.reload}
        />
      ))}
      {items?.length === 0 ? (
        <Empty
          icon="wallet"
          title="还没有年度预算"
          hint="凭工会会议纪要或拨款单开立，之后才能发放和采购"
          action="开立年度预算"
          onAction={() => setOpening('new')}
        />
      ) : null}
      {items ? null : budgets.problem ? (
        <Failure problem={budgets.problem} onRetry={() => void budgets.reload()} />
      ) : (
        <SkeletonRows count={2} />
      )}
      {opening ? (
        <BudgetSheet
          unionId={office.union.id}
          budget={opening === 'new' ? undefined : opening}
          onClose={() => setOpening(undefined)}
          onSaved={async () => {
            setOpening(undefined)
            await budgets.reload()
          }}
        />
      ) : null}
    </>
  )
}
