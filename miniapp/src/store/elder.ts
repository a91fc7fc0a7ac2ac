import { readStored, store } from '@/services/storage'
import { createStore } from './create-store'

const key = 'elder'

/** 长辈版: larger type, one column. Kept on the phone; the settings page also tells the server. */
export const elderStore = createStore(readStored<boolean>(key) ?? false)

/** Switches 长辈版. */
export function setElder(on: boolean): void {
  store(key, on)
  elderStore.set(on)
}
