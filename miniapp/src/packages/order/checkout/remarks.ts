import { dropDraft, storeDraft, storedDraft } from '@/services/kept'

const name = 'checkout-remarks'

/** Words for merchants by merchant id, kept as they are typed. */
export function keptRemarks(userId: string): Record<string, string> {
  return storedDraft<Record<string, string>>(userId, name) ?? {}
}

/** Keeps what was typed for a merchant. */
export function keepRemarks(userId: string, remarks: Record<string, string>): void {
  storeDraft(userId, name, remarks)
}

/** Forgets them, once the order stands. */
export function forgetRemarks(userId: string): void {
  dropDraft(userId, name)
}
