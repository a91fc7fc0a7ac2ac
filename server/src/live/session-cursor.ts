import { Refusal } from '../platform/http/refusal.ts'

/** Where a list by start goes on: the last one's start and id. */
export interface SessionCursor {
  startsAt: string
  id: string
}

export const encodeSessionCursor = ({ startsAt, id }: SessionCursor): string =>
  `${Date.parse(startsAt)}.${id}`

/** Refuses with `invalid_input` what is no cursor. */
export function decodeSessionCursor(text: string | undefined): SessionCursor | null {
  if (text === undefined) return null
  const [, ms = '', id = ''] = /^(\d{10,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  if (id === '') {
    const message = '翻页位置无效，请重新打开列表'
    throw new Refusal('invalid_input', { errors: [{ path: 'cursor', message }] })
  }
  return { startsAt: new Date(Number(ms)).toISOString(), id }
}
