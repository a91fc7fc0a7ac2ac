import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { type LivePlace, livePlaces } from '@yuxiang/shared/live/platforms'
import { policy } from '@yuxiang/shared/policy'

const dayMs = 86_400_000

export interface Click {
  sessionId: string
  place: LivePlace
  clickedAt: Date
}

/** Until when orders count for a click. */
export const clickEnds = (clickedAt: Date): Date =>
  new Date(clickedAt.getTime() + policy.liveAttribution.value * dayMs)

/** What a phone keeps of a click; proved by its signature alone, so that placing an order asks no table. */
export function clickToken(secretKey: string, { sessionId, place, clickedAt }: Click): string {
  const said = `${sessionId}.${place}.${clickedAt.getTime().toString(36)}`
  return `${said}.${sign(secretKey, said)}`
}

/** The click an order with this token counts for; null without one, and for what is forged or over. */
export function clickOfToken(secretKey: string, token: string | undefined, now: Date): Click | null {
  if (token === undefined) return null
  const [sessionId = '', placeName = '', time = '', signature = '', ...more] = token.split('.')
  const expected = Buffer.from(sign(secretKey, `${sessionId}.${placeName}.${time}`))
  const given = Buffer.from(signature)
  if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const place = livePlaces.find((name) => name === placeName)
  const clickedAt = new Date(Number.parseInt(time, 36))
  if (!place || clickedAt > now || clickEnds(clickedAt) <= now) return null
  return { sessionId, place, clickedAt }
}

function sign(secretKey: string, said: string): string {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'yuxiang/live-click', 32))
  return createHmac('sha256', key).update(said).digest('base64url')
}
