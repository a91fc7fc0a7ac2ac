import { expect, test } from 'vitest'
import {
  type ApplicationEvent,
  applicationEvents,
  applicationMachine,
  applicationStates,
  certificateEvents,
  certificateMachine,
  certificateStates,
  openApplicationStates,
} from './certification.ts'
import { assertReachable, next, statesAllowing } from './machine.ts'

test('every state of an application and of a certificate can be reached, every event happens somewhere', () => {
  assertReachable(applicationMachine, 'draft')
  assertReachable(certificateMachine, 'published')
  for (const event of applicationEvents) expect(statesAllowing(applicationMachine, event)).not.toEqual([])
  for (const event of certificateEvents) expect(statesAllowing(certificateMachine, event)).not.toEqual([])
})

test('publication has no way around acceptance, field check, decision and notice', () => {
  const way: ApplicationEvent[] = ['submit', 'accept', 'check', 'approve', 'notice', 'publish']
  for (const left of way) {
    let state: (typeof applicationStates)[number] | null = 'draft'
    for (const event of way.filter((one) => one !== left)) {
      state = state && next(applicationMachine, state, event)
    }
    expect(state).not.toBe('published')
  }
  expect(statesAllowing(applicationMachine, 'publish')).toEqual(['noticed'])
})

test('an application is open until it is published, refused or withdrawn; what ended stays ended', () => {
  const ended = applicationStates.filter((state) => Object.keys(applicationMachine[state]).length === 0)
  expect([...openApplicationStates, ...ended].sort()).toEqual([...applicationStates].sort())
  const over = certificateStates.filter((state) => Object.keys(certificateMachine[state]).length === 0)
  expect(over).toEqual(['revoked', 'expired', 'renewed'])
})
