import type { OrderState } from '@yuxiang/shared/states/order'
import { createStore } from '@/store/create-store'

/** States that a page of this visit has learnt after a list was loaded, by order id: lists show them in place. */
export const changedOrdersStore = createStore<Readonly<Record<string, OrderState>>>({})

/** Tells the lists what became of orders. */
export function tellOrderState(orderIds: readonly string[], state: OrderState): void {
  const told = Object.fromEntries(orderIds.map((id) => [id, state]))
  changedOrdersStore.set({ ...changedOrdersStore.get(), ...told })
}

/** A fresh list knows better. */
export function forgetOrderStates(): void {
  changedOrdersStore.set({})
}
