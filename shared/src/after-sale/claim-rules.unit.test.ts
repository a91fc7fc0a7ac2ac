import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterSaleKinds } from '../states/after-sale.ts'
import { type ClaimedOrder, claimOf, returnableSince, returnPeriodEnd } from './claim-rules.ts'
import { afterSaleDeadline } from './deadlines.ts'
import { afterSaleReasonKeys, afterSaleReasonOf } from './reasons.ts'

const receivedAt = new Date('2026-03-02T10:00:00+08:00')
const received: ClaimedOrder = { state: 'received', receivedAt, receivedBy: 'buyer' }
const dry = { fresh: false }
const fresh = { fresh: true }
const noReason = { kind: 'returnRefund', reason: 'noReason' } as const

describe('the seven days', () => {
  it('are counted from the day after receipt and end with the seventh in China', () => {
    expect(returnPeriodEnd(receivedAt)).toEqual(new Date('2026-03-10T00:00:00+08:00'))
    expect(returnPeriodEnd(new Date('2026-03-02T23:59:59+08:00'))).toEqual(
      new Date('2026-03-10T00:00:00+08:00'),
    )
    const last = new Date('2026-03-09T23:59:59+08:00')
    expect(claimOf(received, dry, noReason, last)).toHaveProperty('until')
    const after = new Date('2026-03-10T00:00:00+08:00')
    expect(claimOf(received, dry, noReason, after)).toEqual({ refusal: 'after_sale_period_over' })
  })

  it('are over for what was received before a moment that a query can ask for', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-20'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, moment, (at, now) => {
        expect(at < returnableSince(now)).toBe(now >= returnPeriodEnd(at))
      }),
    )
    expect(returnableSince(new Date('2026-03-10T00:00:00+08:00'))).toEqual(
      new Date('2026-03-03T00:00:00+08:00'),
    )
    expect(returnableSince(new Date('2026-03-09T23:59:59+08:00'))).toEqual(
      new Date('2026-03-02T00:00:00+08:00'),
    )
  })

  it('are not for fresh goods, whose faults are another matter', () => {
    const soon = new Date('2026-03-02T12:00:00+08:00')
    expect(claimOf(received, fresh, noReason, soon)).toEqual({ refusal: 'after_sale_fresh_exempt' })
    const fault = { kind: 'returnRefund', reason: 'faulty' } as const
    expect(claimOf(received, fresh, fault, soon)).toEqual({ until: new Date('2026-04-01T10:00:00+08:00') })
    const damage = { kind: 'refundOnly', reason: 'freshDamaged' } as const
    expect(claimOf(received, fresh, damage, soon)).toEqual({ until: new Date('2026-03-03T10:00:00+08:00') })
    expect(claimOf(received, dry, damage, soon)).toEqual({ refusal: 'after_sale_reason_unfit' })
  })
})

it('goods that never came are claimed while under way, and for fifteen days after the system took them for received', () => {
  const asked = { kind: 'refundOnly', reason: 'notArrived' } as const
  const soon = new Date('2026-03-17T09:59:59+08:00')
  const shipped: ClaimedOrder = { state: 'shipped', receivedAt: null, receivedBy: null }
  expect(claimOf(shipped, dry, asked, soon)).toEqual({ until: null })
  const refused = { refusal: 'after_sale_reason_unfit' }
  expect(claimOf(received, dry, asked, soon)).toEqual(refused)
  for (const state of ['received', 'completed'] as const) {
    const bySystem: ClaimedOrder = { state, receivedAt, receivedBy: 'system' }
    const until = new Date('2026-03-17T10:00:00+08:00')
    expect(claimOf(bySystem, dry, asked, soon)).toEqual({ until })
    expect(claimOf(bySystem, dry, asked, until)).toEqual({ refusal: 'after_sale_period_over' })
  }
})

it('every reason but the shop’s own can be given for one kind at least, and no claim is possible on what was not paid', () => {
  for (const reason of afterSaleReasonKeys) {
    expect(afterSaleReasonOf(reason).kinds.length > 0).toBe(reason !== 'giftCondition')
    for (const kind of afterSaleKinds) {
      for (const state of ['pendingPayment', 'cancelled', 'closed'] as const) {
        const answer = claimOf(
          { state, receivedAt: null, receivedBy: null },
          dry,
          { kind, reason },
          receivedAt,
        )
        expect(answer, `${state} ${kind} ${reason}`).toHaveProperty('refusal')
      }
    }
  }
})

it('an arrival shortens the time for the inspection and never lengthens it', () => {
  const now = receivedAt
  const farEnd = new Date('2026-03-12T10:00:00+08:00')
  expect(afterSaleDeadline('inspecting', now, farEnd)).toEqual(new Date('2026-03-05T10:00:00+08:00'))
  const nearEnd = new Date('2026-03-03T10:00:00+08:00')
  expect(afterSaleDeadline('inspecting', now, nearEnd)).toEqual(nearEnd)
  expect(afterSaleDeadline('refunded', now, farEnd)).toBeNull()
})
