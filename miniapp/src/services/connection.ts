import { createStore } from '@/store/create-store'

/** Whether the network seems to be there; the offline bar of every page follows it. */
export const connectionStore = createStore(true)

/** What a request, or the system, has just shown about the network. */
export function reportConnection(alive: boolean): void {
  connectionStore.set(alive)
}
