import { Refusal } from './refusal.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const badCursor = () =>
  new Refusal('invalid_input', { errors: [{ path: 'cursor', message: '翻页位置无效' }] })

/** The place after a row of a list that is sorted by a key and then by id, as a client hands it back. */
export const keysetOf = (key: string | number, id: string): string => `${key}/${id}`

/** Reads it; null at the beginning of the list. Refuses what is none with `invalid_input`. */
export function readKeyset(cursor: string | undefined, keys: RegExp): { key: string; id: string } | null {
  if (cursor === undefined) return null
  const at = cursor.lastIndexOf('/')
  const [key, id] = [cursor.slice(0, at), cursor.slice(at + 1)]
  if (at < 0 || !keys.test(key) || !uuid.test(id)) throw badCursor()
  return { key, id }
}

/** What the keys look like that lists are sorted by. */
export const keysetKeys = {
  none: /^$/,
  number: /^\d{1,9}$/,
  day: /^\d{4}-\d{2}-\d{2}$/,
  /** ISO in UTC, or the end of all times. */
  instant: /^(infinity|\d{4}-\d{2}-\d{2}T[\d:.]{8,15}Z)$/,
}
