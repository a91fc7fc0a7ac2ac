import { livePlaces } from '@yuxiang/shared/live/platforms'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clickEnds, clickOfToken, clickToken } from './click-token.ts'

const secret = 'a secret key for tests, 32 characters or more'
const click = {
  sessionId: '0190a8f0-0000-7000-8000-000000000001',
  place: 'home' as const,
  clickedAt: new Date('2026-11-26T08:00:00Z'),
}

test('a click is read back from its token until it is over, to the millisecond', () => {
  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(...livePlaces), moments, (sessionId, place, clickedAt) => {
      const token = clickToken(secret, { sessionId, place, clickedAt })
      const last = new Date(clickEnds(clickedAt).getTime() - 1)
      expect(clickOfToken(secret, token, last)).toEqual({ sessionId, place, clickedAt })
      expect(clickOfToken(secret, token, clickEnds(clickedAt))).toBeNull()
      expect(token.length).toBeLessThanOrEqual(200)
    }),
  )
})

test('another session, place or time under the same signature counts for nothing, nor does a key of somebody else', () => {
  const token = clickToken(secret, click)
  const [sessionId, place, time, signature] = token.split('.')
  const now = click.clickedAt
  const forged = [
    ['0190a8f0-0000-7000-8000-000000000002', place, time, signature],
    [sessionId, 'share', time, signature],
    [sessionId, place, (now.getTime() - 1).toString(36), signature],
    [sessionId, place, time, ''],
    [sessionId, place, time, signature, 'more'],
  ].map((parts) => parts.join('.'))
  for (const one of [
    ...forged,
    '',
    '...',
    'x'.repeat(200),
    clickToken('another secret key, 32 characters', click),
  ]) {
    expect(clickOfToken(secret, one, now), one).toBeNull()
  }
  expect(clickOfToken(secret, undefined, now)).toBeNull()
  // Of a clock ahead of ours.
  expect(clickOfToken(secret, token, new Date(now.getTime() - 1))).toBeNull()
})
