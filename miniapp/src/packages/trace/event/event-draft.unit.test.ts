import { expect, it } from 'vitest'
import { emptyEvent, eventBody } from './event-draft.ts'

const draft = { ...emptyEvent('2026-11-08'), time: '9:30', place: '奉节冷库', text: '预冷入库' }

it('a typed event is a moment in China and temperatures in tenths, one or several with their times', () => {
  const one = eventBody({ ...draft, temperatures: ' 4.2 ℃ ' })
  const at = '2026-11-08T09:30:00+08:00'
  expect([one.at, one.temperatures]).toEqual([at, [{ at, celsiusTenths: 42 }]])
  expect(eventBody({ ...draft, temperatures: '09:30 -18，12：00 −17.5' }).temperatures).toEqual([
    { at, celsiusTenths: -180 },
    { at: '2026-11-08T12:00:00+08:00', celsiusTenths: -175 },
  ])
  expect(eventBody(draft).temperatures).toEqual([])
})

it('what is no time and no temperature stays wrong, so that the server says so', () => {
  const wrong = eventBody({ ...draft, time: '早上', temperatures: '冷' })
  expect(Number.isNaN(Date.parse(wrong.at))).toBe(true)
  expect(wrong.temperatures[0]?.celsiusTenths).toBeNaN()
})
