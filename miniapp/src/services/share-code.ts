import { readStored, store } from './storage'

const key = 'share-code'

/** A sale counts as led to by a shared link for a week after it was opened. */
const lifetimeMs = 7 * 24 * 3_600_000

interface Kept {
  code: string
  keptAt: number
}

/** Keeps the code of the shared link that was opened; the newest link wins. Anything else would spoil every order. */
export function keepShareCode(code: string | undefined): void {
  if (code && /^[a-z0-9]{1,20}$/i.test(code)) store(key, { code, keptAt: Date.now() } satisfies Kept)
}

/** The code to place an order with; undefined when no shared link led here of late. */
export function shareCode(): string | undefined {
  const kept = readStored<Kept>(key)
  return kept && Date.now() - kept.keptAt < lifetimeMs ? kept.code : undefined
}
