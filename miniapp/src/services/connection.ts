import Taro from '@tarojs/taro'
import { createStore } from '@/store/create-store'

/** Whether the network seems to be there; the offline bar of every page follows it. */
export const connectionStore = createStore(true)

/** What a request has just shown about the network. */
export function reportConnection(alive: boolean): void {
  connectionStore.set(alive)
}

/** Follows the system's word about the network. */
export function watchConnection(): void {
  Taro.onNetworkStatusChange((status) => connectionStore.set(status.isConnected))
}
