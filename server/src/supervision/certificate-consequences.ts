import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'

/** What market supervision found, as those who certify are to know it. */
export interface Finding {
  /** A failed sample, a penalty, a measure; a blacklisting; a suspension, which stands on the certificate already. */
  kind: 'sample' | 'penalty' | 'measure' | 'blacklist' | 'suspension'
  merchantId: string
  /** Null: whatever of the merchant is certified. */
  productId: string | null
  words: string
  /** Of the sample, the case or the measure: told once. */
  sourceId: string
  actorId: string
  at: Date
}

/** What follows for certificates, in the transaction of the act. Handed in where the server is put together. */
export interface CertificateConsequences {
  found(tx: Db, platform: Platform, finding: Finding): Promise<void>
}

/** Nothing follows. */
export const noCertificateConsequences: CertificateConsequences = { found: async () => {} }
