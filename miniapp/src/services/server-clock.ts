/** How far the server's clock is ahead of this phone's, in milliseconds, and how wide the span it lies in the middle of. */
let offsetMs = 0
let doubtMs = Number.POSITIVE_INFINITY

/**
 * Learns from an answer that says when it was made: it was made between asking and hearing, in the middle as far as
 * anybody can tell. The quickest answer so far knows best, until one proves it wrong: then this phone's clock was set
 * anew meanwhile, and the newest knows best.
 */
export function learnServerTime(serverTime: string, askedAtMs: number, heardAtMs: number): void {
  const tookMs = heardAtMs - askedAtMs
  // Set back between asking and hearing: nothing can be told.
  if (tookMs < 0) return
  const heardOffsetMs = Date.parse(serverTime) - (askedAtMs + heardAtMs) / 2
  const isProvenWrong = Math.abs(heardOffsetMs - offsetMs) > (tookMs + doubtMs) / 2 + ROUNDED_MS
  if (tookMs > doubtMs && !isProvenWrong) return
  doubtMs = tookMs
  offsetMs = heardOffsetMs
}

/** Both clocks tell whole milliseconds. */
const ROUNDED_MS = 2

/** Milliseconds on the server's clock at this moment. */
export const serverNow = (): number => Date.now() + offsetMs

/** Asks by `ask` and learns from its answer; the phone's own clock may be wrong by minutes. */
export async function withServerTime<T extends { serverTime: string }>(ask: () => Promise<T>): Promise<T> {
  const askedAtMs = Date.now()
  const answer = await ask()
  learnServerTime(answer.serverTime, askedAtMs, Date.now())
  return answer
}
