import type { BudgetUnitView } from '@yuxiang/shared/api/reserved-share'
import { readStored, store } from '@/services/storage'
import { createStore } from '@/store/create-store'

const key = 'budget-unit'

/** The unit that an officer of several works for now; kept on the phone. */
export const budgetUnitStore = createStore<string | undefined>(readStored<string>(key))

/** Works for another unit from now on. */
export function chooseUnit(id: string): void {
  store(key, id)
  budgetUnitStore.set(id)
}

/** The chosen one of the officer's units, the first without a choice. */
export const chosenUnit = (
  units: readonly BudgetUnitView[],
  id: string | undefined,
): BudgetUnitView | undefined => units.find((unit) => unit.id === id) ?? units[0]
