import { createHash, createHmac } from 'node:crypto'

/** Digits and capitals that nobody takes for another: without 0, 1, I and O. 5 bits each. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** 16 of them are 80 bits: not to be guessed. */
const LENGTH = 16

/** The code at a place of an issue, from the secret seed: the same again for the same seed. */
export function couponCodeAt(seed: string, place: number): string {
  const bytes = createHmac('sha256', seed).update(String(place)).digest()
  // 32 divides 256, so every character is as likely.
  return [...bytes.subarray(0, LENGTH)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** As people type it: small letters, blanks and dashes are forgiven. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/gu, '').toUpperCase()

/** All that is kept of a code. 80 random bits need no salt. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex')
