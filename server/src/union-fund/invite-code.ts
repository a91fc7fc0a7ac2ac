import { randomInt } from 'node:crypto'

/** Without 0, 1, I and O, which people confuse: 32^8 codes, 10^12. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Eight letters and digits nobody guesses. */
export const newInviteCode = (): string =>
  Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
