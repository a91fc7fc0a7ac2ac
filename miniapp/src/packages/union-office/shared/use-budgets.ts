import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import type { Office } from './office-page'

/** The union's budgets, the newest year first; asked again when the page comes back. */
export function useBudgets({ userId, union }: Office) {
  const budgets = useAnswer(ownName(userId, `office-budgets-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/budgets', { params: { id: union.id } }),
  )
  useShowAgain(() => void budgets.reload())
  const items = budgets.data && [...budgets.data.items].sort((a, b) => b.year - a.year)
  return { ...budgets, items }
}

/** The budget to work with when nobody chose: the newest that is open. */
export function currentBudget(budgets: readonly Budget[]): Budget | undefined {
  return budgets.find(({ state }) => state === 'open') ?? budgets[0]
}
