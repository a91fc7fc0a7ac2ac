import { randomInt } from 'node:crypto'

/** The name of somebody who has not chosen one yet: `渝乡客1234`. */
export const newNickname = (): string => `渝乡客${randomInt(1000, 10_000)}`
