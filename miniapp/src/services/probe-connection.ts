import Taro from '@tarojs/taro'
import { connectionStore, reportConnection } from './connection'

const firstWaitMs = 2_000
const longestWaitMs = 30_000
/** What held for so long was a return; what was lost again sooner is asked for no more often than before. */
const settledMs = 60_000

/**
 * Asks the shop whether it can be reached while it seems that it cannot. A request may fail just as the network returns,
 * or the shop itself was away: the system then has nothing to tell. Ever more rarely, and each phone at its own moment:
 * a shop that comes back is not met by all of them at once.
 */
export function probeConnection(): void {
  let waitMs = firstWaitMs
  let returnedAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function askLater(): void {
    clearTimeout(timer)
    timer = setTimeout(ask, waitMs * (0.75 + Math.random() / 2))
    waitMs = Math.min(waitMs * 2, longestWaitMs)
  }

  async function ask(): Promise<void> {
    const answered = await Taro.request({ url: `${API_BASE}/api/health`, timeout: 5_000 }).then(
      () => true,
      () => false,
    )
    // The system, or another request, may have said so meanwhile.
    if (connectionStore.get()) return
    if (answered) reportConnection(true)
    else askLater()
  }

  connectionStore.subscribe(() => {
    if (connectionStore.get()) {
      clearTimeout(timer)
      returnedAt = Date.now()
      return
    }
    if (Date.now() - returnedAt > settledMs) waitMs = firstWaitMs
    askLater()
  })
}
