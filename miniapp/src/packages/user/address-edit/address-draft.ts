import type { Address } from '@yuxiang/shared/api/identity'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'

/** The form as it is typed. `region` is what the screen shows for the code. */
export interface AddressDraft {
  name: string
  phone: string
  regionCode: string
  region: string
  detail: string
  isDefault: boolean
}

const draftName = 'new-address'
const empty: AddressDraft = { name: '', phone: '', regionCode: '', region: '', detail: '', isDefault: false }

/** The form to start with: the address to change, or what was typed for a new one and not saved yet. */
export function startDraft(userId: string, address: Address | undefined): AddressDraft {
  if (!address) return storedDraft<AddressDraft>(userId, draftName) ?? empty
  const { name, phone, regionCode, region, detail, isDefault } = address
  return { name, phone, regionCode, region, detail, isDefault }
}

/** Keeps what is typed for a new address. */
export function keepDraft(userId: string, draft: AddressDraft): void {
  storeDraft(userId, draftName, draft)
}

/** Forgets it, once it is saved. */
export function forgetDraft(userId: string): void {
  dropDraft(userId, draftName)
}
