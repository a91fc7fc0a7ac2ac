import { expect, it } from 'vitest'
import {
  type AfterSaleEvent,
  afterSaleActs,
  afterSaleAtDeadline,
  afterSaleKinds,
  afterSaleMachines,
  afterSaleNext,
  afterSaleStates,
  afterSaleWaitsFor,
  isAfterSaleOpen,
} from './after-sale.ts'
import { assertReachable, type Machine } from './machine.ts'

it('every state of each kind can be reached, and together they are all there are', () => {
  for (const machine of Object.values(afterSaleMachines)) {
    expect(() => assertReachable(machine as Machine<string, string>, 'requested')).not.toThrow()
  }
  const known = new Set(Object.values(afterSaleMachines).flatMap((machine) => Object.keys(machine)))
  expect([...known].sort()).toEqual([...afterSaleStates].sort())
})

it('an open case always has somebody to act, and an ended one nobody', () => {
  for (const kind of afterSaleKinds) {
    for (const state of Object.keys(afterSaleMachines[kind]) as (typeof afterSaleStates)[number][]) {
      const acts = (['buyer', 'merchant', 'operator'] as const).filter(
        (role) => afterSaleActs(role, kind, state).length > 0,
      )
      const waitsFor = afterSaleWaitsFor[state]
      if (waitsFor === null) expect(acts, state).toEqual([])
      else expect(acts, `${kind} ${state}`).toContain(waitsFor)
    }
  }
})

it('no deadline leaves a case where it cannot go', () => {
  for (const kind of afterSaleKinds) {
    for (const [state, event] of Object.entries(afterSaleAtDeadline) as [
      keyof typeof afterSaleAtDeadline,
      AfterSaleEvent,
    ][]) {
      if (!(state in afterSaleMachines[kind])) continue
      expect(afterSaleNext(kind, state, event), `${kind} ${state}`).not.toBeNull()
    }
  }
  expect(afterSaleNext('exchange', 'inspecting', 'pass')).toBe('awaitingReplacement')
  expect(isAfterSaleOpen('rejected')).toBe(true)
})
