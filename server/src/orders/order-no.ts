import { randomInt } from 'node:crypto'
import { dayInShanghai } from '../platform/clock.ts'

/** Number a person can read out: the day and twelve random digits, `261123` + `048213377015`. */
export function newOrderNo(at: Date): string {
  const day = dayInShanghai(at).replaceAll('-', '').slice(2)
  const digits = () => randomInt(1_000_000).toString().padStart(6, '0')
  return `${day}${digits()}${digits()}`
}
