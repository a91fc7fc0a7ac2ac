import type { UnionView } from '@yuxiang/shared/api/union-office'
import { readStored, store } from '@/services/storage'
import { createStore } from '@/store/create-store'

const key = 'office-union'

/** The union an officer of several works for now; kept on the phone. */
export const officeUnionStore = createStore<string | undefined>(readStored<string>(key))

/** Works for another union from now on. */
export function chooseUnion(id: string): void {
  store(key, id)
  officeUnionStore.set(id)
}

/** The chosen one of the officer's unions, the first without a choice. */
export function chosenUnion(unions: readonly UnionView[], id: string | undefined): UnionView | undefined {
  return unions.find((union) => union.id === id) ?? unions[0]
}
