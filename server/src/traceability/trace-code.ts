import { randomBytes } from 'node:crypto'

/** Crockford's: no I, L, O and U, which people confuse. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Twelve letters of 60 random bits: short enough to type, too many to guess. */
export const newTraceCode = (): string =>
  Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('')
