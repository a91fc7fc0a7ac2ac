import { randomBytes, randomInt } from 'node:crypto'

/** `length` random characters of `alphabet`. */
function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}

export const randomDigits = (length: number): string => randomText(length, '0123456789')

/** `length` characters of [A-Za-z0-9], as WeChat's nonces and keys are. */
export const randomAlphanumeric = (length: number): string =>
  randomText(length, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789')

/** A certificate serial number as WeChat shows it: 40 upper-case hexadecimal digits, positive as an X.509 integer. */
export function randomSerialNo(): string {
  return `4${randomBytes(20).toString('hex').slice(1)}`.toUpperCase()
}
