import { forget, readStored, store } from '@/services/storage'

const key = 'checkout-remarks'

/** Words for merchants by merchant id, kept as they are typed. */
export function keptRemarks(): Record<string, string> {
  return readStored<Record<string, string>>(key) ?? {}
}

/** Keeps what was typed for a merchant. */
export function keepRemarks(remarks: Record<string, string>): void {
  store(key, remarks)
}

/** Forgets them, once the order stands. */
export function forgetRemarks(): void {
  forget(key)
}
