import type { Address } from '@yuxiang/shared/api/identity'
import { forget, readStored, store } from '@/services/storage'

/** The form as it is typed. `region` is what the screen shows for the code. */
export interface AddressDraft {
  name: string
  phone: string
  regionCode: string
  region: string
  detail: string
  isDefault: boolean
}

const key = 'address-draft'
const empty: AddressDraft = { name: '', phone: '', regionCode: '', region: '', detail: '', isDefault: false }

/** The form to start with: the address to change, or what was typed for a new one and not saved yet. */
export function startDraft(address: Address | undefined): AddressDraft {
  if (!address) return readStored<AddressDraft>(key) ?? empty
  const { name, phone, regionCode, region, detail, isDefault } = address
  return { name, phone, regionCode, region, detail, isDefault }
}

/** Keeps what is typed for a new address. */
export function keepDraft(draft: AddressDraft): void {
  store(key, draft)
}

/** Forgets it, once it is saved. */
export function forgetDraft(): void {
  forget(key)
}
