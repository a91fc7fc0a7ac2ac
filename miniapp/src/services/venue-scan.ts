import { addressText } from './address-text'
import { readStored, store } from './storage'

const key = 'venue-scan'

interface Kept {
  token: string
  expiresAt: string
}

/** Keeps what a scan of a venue's code was answered with; the newest scan wins. */
export function keepVenueScan({ token, expiresAt }: Kept): void {
  store(key, { token, expiresAt } satisfies Kept)
}

/** What an order is placed with, so that it counts for the venue; undefined when none was scanned of late. */
export function venueToken(): string | undefined {
  const kept = readStored<Kept>(key)
  return kept && Date.parse(kept.expiresAt) > Date.now() ? kept.token : undefined
}

/** The code in a link (`?venue=`) or in the scene of a mini program code (`venue%3D…`); empty when there is none. */
export function scannedCode(params: Readonly<Record<string, string | undefined>>): string {
  const scene = addressText(params.scene)
  const code = params.venue ?? /^venue=(\w+)$/.exec(scene)?.[1] ?? ''
  return /^[0-9a-f]{10}$/.test(code) ? code : ''
}
