import fc from 'fast-check'
import { expect, it } from 'vitest'
import { policy } from '../policy.ts'
import { caseMachines } from '../states/complaint.ts'
import { assertReachable, type Machine } from '../states/machine.ts'
import { addWorkingDays, workingDaysBetween } from '../working-days.ts'
import { officerActs } from './acts.ts'
import { type ClockEvent, currentDeadline, deadlinesOf } from './deadlines.ts'

const current = (track: 'complaint' | 'violationReport', events: ClockEvent[], named = true) =>
  currentDeadline(deadlinesOf(track, named, events))

const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10))

it('a complaint of before the National Day is to be answered after seven days on which China works', () => {
  // 1 to 7 October 2026 are holidays; 10 October is a make-up Saturday.
  expect(current('complaint', [{ event: 'receive', on: '2026-09-28' }])).toMatchObject({
    kind: 'accept',
    dueOn: addWorkingDays('2026-09-28', 7),
  })
  expect(workingDaysBetween('2026-09-28', addWorkingDays('2026-09-28', 7))).toBe(7)
})

it('each decision ends its clock and begins the next, and after its day it is late', () => {
  const events: ClockEvent[] = [
    { event: 'receive', on: '2026-11-02' },
    { event: 'accept', on: '2026-11-16' },
    { event: 'terminate', on: '2026-11-20' },
  ]
  expect(deadlinesOf('complaint', true, events)).toEqual([
    { kind: 'accept', startsOn: '2026-11-02', dueOn: '2026-11-11', doneOn: '2026-11-16', late: true },
    expect.objectContaining({ kind: 'mediate', startsOn: '2026-11-16', doneOn: '2026-11-20', late: false }),
    expect.objectContaining({ kind: 'tell', startsOn: '2026-11-20', dueOn: '2026-12-01', doneOn: null }),
  ])
})

it('verifying a report can be extended, a filed one is told and decided, and nobody without a name is told by name', () => {
  const received: ClockEvent = { event: 'receive', on: '2026-11-02' }
  expect(current('violationReport', [received])?.dueOn).toBe(addWorkingDays('2026-11-02', 15))
  const extended = [received, { event: 'verify', on: '2026-11-03' }, { event: 'extend', on: '2026-11-20' }]
  expect(current('violationReport', extended)?.dueOn).toBe(addWorkingDays('2026-11-02', 30))
  const filed = [...extended, { event: 'file', on: '2026-11-25' }]
  expect(current('violationReport', filed)).toMatchObject({
    kind: 'tellReporter',
    dueOn: addWorkingDays('2026-11-25', 5),
  })
  expect(current('violationReport', filed, false)).toMatchObject({ kind: 'decide', dueOn: '2027-02-23' })
  expect(current('violationReport', [...filed, { event: 'tell', on: '2026-11-26' }])?.kind).toBe('decide')
})

it('a clock that stood still gets back exactly the working days it stood, and shows no day while it stands', () => {
  fc.assert(
    fc.property(day, fc.nat(30), fc.nat(60), (start, before, stood) => {
      const stoppedOn = addWorkingDays(start, before)
      const wentOnOn = addWorkingDays(stoppedOn, stood)
      const stopped: ClockEvent[] = [
        { event: 'receive', on: start },
        { event: 'accept', on: start },
        { event: 'suspend', on: stoppedOn },
      ]
      expect(current('complaint', stopped)).toMatchObject({ kind: 'mediate', dueOn: null })
      const plain = addWorkingDays(start, policy.complaintMediated.value)
      const dueOn = current('complaint', [...stopped, { event: 'resume', on: wentOnOn }])?.dueOn
      expect(dueOn).toBe(addWorkingDays(plain, workingDaysBetween(stoppedOn, wentOnOn)))
    }),
  )
})

it('what clocks do not know changes nothing, and a later decision is never due earlier', () => {
  const other = fc.constantFrom('note', 'hurry', 'supplement', 'assign', 'offer', 'warn')
  fc.assert(
    fc.property(day, fc.array(other, { maxLength: 8 }), fc.nat(20), (start, others, days) => {
      const acceptedOn = addWorkingDays(start, days)
      const bare: ClockEvent[] = [
        { event: 'receive', on: start },
        { event: 'accept', on: acceptedOn },
      ]
      const between = others.map((event): ClockEvent => ({ event, on: acceptedOn }))
      const [first, second] = bare as [ClockEvent, ClockEvent]
      expect(deadlinesOf('complaint', true, [first, ...between, second, ...between])).toEqual(
        deadlinesOf('complaint', true, bare),
      )
      const [accept, mediate] = deadlinesOf('complaint', true, bare)
      expect(accept?.late).toBe(acceptedOn > (accept?.dueOn ?? ''))
      expect((mediate?.dueOn ?? '') >= acceptedOn).toBe(true)
    }),
  )
})

it('every state of both tracks can be reached, and an ended case leaves an officer a note or its publication', () => {
  for (const machine of Object.values(caseMachines)) {
    expect(() => assertReachable(machine as Machine<string, string>, 'received')).not.toThrow()
  }
  const closed = {
    track: 'complaint',
    state: 'closed',
    suspended: false,
    dueKind: null,
    extended: false,
    told: false,
    published: false,
    penaltyHeard: false,
  } as const
  expect(officerActs(closed)).toEqual(['publish', 'note'])
  expect(officerActs({ ...closed, published: true })).toEqual(['note'])
})
