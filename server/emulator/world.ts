import type { Credentials } from './credentials.ts'
import type { PlatformKeys } from './pay/platform-keys.ts'
import type { Store } from './store.ts'

/** What every part of the emulator stands on. */
export type World = {
  store: Store
  credentials: Credentials
  merchantPublicKeyPem: string
  platformKeys: PlatformKeys
  /** Where the app is mounted, e.g. `/emulator`; used in the paths handed out. */
  mountPath: string
  autopayAfterMs: number | null
  refundAfterMs: number
  /** How many of the next refunds end ABNORMAL. */
  refundsToFail: number
  notifyRetryMs: number[]
  expressHourMs: number
  mediaCheckAfterMs: number
  pushRetryMs: number
  now: () => Date
  fetch: typeof fetch
  /** Tells the agenda that something may have become due. */
  wake: () => void
}
