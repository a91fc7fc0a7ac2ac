import { createStore } from './create-store'

/** The address picked for the checkout on the addresses page; null follows the default one. */
export const deliveryAddressStore = createStore<string | null>(null)
