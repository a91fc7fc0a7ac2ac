import { describe, expect, it } from 'vitest'
import { assertReachable, next, statesAllowing } from './machine.ts'
import { orderMachine, orderStateNames, orderStates, paymentMachine } from './order.ts'

describe('order and payment machines', () => {
  it('reach every state', () => {
    expect(() => assertReachable(orderMachine, 'pendingPayment')).not.toThrow()
    expect(() => assertReachable(paymentMachine, 'pending')).not.toThrow()
  })

  it('name every state for the screen', () => {
    expect(Object.keys(orderStateNames).sort()).toEqual([...orderStates].sort())
  })

  it('let nobody ship what is not paid, cancel what is, or leave completed but by a refund', () => {
    expect(next(orderMachine, 'pendingPayment', 'ship')).toBeNull()
    expect(next(orderMachine, 'paid', 'cancel')).toBeNull()
    expect(Object.keys(orderMachine.completed)).toEqual(['refund'])
  })

  it('know from where an event is possible', () => {
    expect(statesAllowing(orderMachine, 'revive').sort()).toEqual(['cancelled', 'closed'])
    expect(statesAllowing(orderMachine, 'receive')).toEqual(['shipped'])
  })
})

describe('assertReachable', () => {
  it('names a state that nothing leads to', () => {
    const lost = { start: { go: 'end' }, end: {}, island: { go: 'end' } } as const
    expect(() => assertReachable(lost, 'start')).toThrow('unreachable states: island')
  })
})
