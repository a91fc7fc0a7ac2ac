import { Buffer } from 'node:buffer'
import { Refusal } from '../platform/http/refusal.ts'

/** Where a list goes on: the last product's sort key and id, for this order alone. */
export interface Cursor {
  order: string
  /** Numbers as the database wrote them: a microsecond does not survive a float. */
  key: string[]
  id: string
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const wholeNumber = /^-?\d{1,18}$/

export const encodeCursor = ({ order, key, id }: Cursor): string =>
  Buffer.from(JSON.stringify([order, ...key, id])).toString('base64url')

/** Reads a cursor back; refuses (`invalid_input`) what is not one, or is one of another order. */
export function decodeCursor(text: string, order: string, keyLength: number): Cursor {
  const parts = parse(text)
  const [ownOrder, ...rest] = parts
  const id = rest.pop()
  const isCursor =
    ownOrder === order &&
    rest.length === keyLength &&
    rest.every((part) => wholeNumber.test(part)) &&
    id !== undefined &&
    uuid.test(id)
  if (!isCursor)
    throw new Refusal('invalid_input', {
      errors: [{ path: 'cursor', message: '翻页位置无效，请重新打开列表' }],
    })
  return { order, key: rest, id }
}

function parse(text: string): string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return Array.isArray(parsed) && parsed.every((part) => typeof part === 'string') ? parsed : []
  } catch {
    return []
  }
}
