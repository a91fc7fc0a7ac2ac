import pino from 'pino'
import { expect, test } from 'vitest'
import { OutsideUnavailableError } from '../platform/integrations/errors.ts'
import type { ParcelNumber, TrackEvent } from '../platform/integrations/express/index.ts'
import { trackParcel } from './track-parcel.ts'

const phone = '13800000000'
const event: TrackEvent = { at: new Date('2026-03-02T01:30:00Z'), text: '派送中' }

/** A carrier that counts queries, on a clock of its own. */
function carrierThat(answer: () => Promise<TrackEvent[]>) {
  let nowMs = Date.parse('2026-03-02T02:00:00Z')
  const queries: ParcelNumber[] = []
  return {
    queries,
    pass: (ms: number) => {
      nowMs += ms
    },
    platform: {
      clock: () => new Date(nowMs),
      log: pino({ level: 'silent' }),
      express: {
        track: (parcel: ParcelNumber) => {
          queries.push(parcel)
          return answer()
        },
      },
    },
  }
}

test('a carrier that fails is asked again after a minute, not at every view', async () => {
  let isDown = true
  const carrier = carrierThat(async () => {
    if (isDown) throw new OutsideUnavailableError('express', 'answered 503')
    return [event]
  })
  const look = () => trackParcel(carrier.platform, { carrier: 'sf', trackingNo: 'SF-failing' }, phone)
  expect(await Promise.all([look(), look(), look()])).toEqual([null, null, null])
  carrier.pass(59_999)
  expect(await look()).toBeNull()
  expect(carrier.queries).toHaveLength(1)
  carrier.pass(1)
  isDown = false
  expect(await look()).toEqual([event])
  expect(carrier.queries).toHaveLength(2)
})

test('an answer is kept for five minutes, by parcel and phone', async () => {
  const carrier = carrierThat(async () => [event])
  const parcel = { carrier: 'sf', trackingNo: 'SF-answered' }
  const look = (ofPhone = phone) => trackParcel(carrier.platform, parcel, ofPhone)
  await look()
  carrier.pass(5 * 60_000 - 1)
  expect(await look()).toEqual([event])
  expect(carrier.queries).toEqual([{ ...parcel, phone }])
  carrier.pass(1)
  await look()
  expect(carrier.queries).toHaveLength(2)
  await look('13900000000')
  expect(carrier.queries).toHaveLength(3)
})
