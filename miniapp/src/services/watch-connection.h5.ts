import { reportConnection } from './connection'

/**
 * Follows the browser's word about the network. Taro's web runtime asks `navigator.connection`, which Safari lacks and
 * which names no lost network in a desktop Chrome: it would say connected when the network goes.
 */
export function watchConnection(): void {
  const report = () => reportConnection(navigator.onLine)
  window.addEventListener('online', report)
  window.addEventListener('offline', report)
}
