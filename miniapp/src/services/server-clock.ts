/** How far the server's clock is ahead of this phone's, in milliseconds, and how wrong that may be. */
let offsetMs = 0
let doubtMs = Number.POSITIVE_INFINITY

/**
 * Learns from an answer that says when it was made: it was made between asking and hearing, in the middle as far as
 * anybody can tell. The quickest answer so far knows best.
 */
export function learnServerTime(serverTime: string, askedAtMs: number, heardAtMs: number): void {
  const tookMs = Math.max(0, heardAtMs - askedAtMs)
  if (tookMs > doubtMs) return
  doubtMs = tookMs
  offsetMs = Date.parse(serverTime) - (askedAtMs + heardAtMs) / 2
}

/** Milliseconds on the server's clock at this moment. */
export const serverNow = (): number => Date.now() + offsetMs

/** Asks by `ask` and learns from its answer; the phone's own clock may be wrong by minutes. */
export async function withServerTime<T extends { serverTime: string }>(ask: () => Promise<T>): Promise<T> {
  const askedAtMs = Date.now()
  const answer = await ask()
  learnServerTime(answer.serverTime, askedAtMs, Date.now())
  return answer
}
