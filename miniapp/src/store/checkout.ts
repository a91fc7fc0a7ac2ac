import { openPage, pages } from '@/services/navigation'
import { readStored, store } from '@/services/storage'
import { requireSession } from './session'

export interface CheckoutLine {
  skuId: string
  quantity: number
}

const key = 'checkout-items'

/** What the checkout page is to buy. */
export function checkoutItems(): CheckoutLine[] {
  return readStored<CheckoutLine[]>(key) ?? []
}

/** Changes what the checkout page is to buy. */
export function keepCheckoutItems(items: CheckoutLine[]): void {
  store(key, items)
}

/** Takes these lines to the checkout; somebody not signed in goes to the login first. */
export function startCheckout(items: CheckoutLine[]): void {
  keepCheckoutItems(items)
  if (requireSession(pages.checkout)) openPage(pages.checkout)
}
