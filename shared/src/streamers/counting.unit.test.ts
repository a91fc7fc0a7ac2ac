import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countRegister, isOnRegister, type RegisterFacts, sumCounts } from './counting.ts'
import { registerKinds } from './words.ts'

type Person = RegisterFacts['streamers'][number]
const fengjie = '500236'
const person = (id: string, changes: Partial<Person> = {}): Person => ({
  id,
  countyCode: fengjie,
  teamId: null,
  baseId: null,
  registeredOn: '2026-03-01',
  struckOffOn: null,
  ...changes,
})
const facts = (changes: Partial<RegisterFacts> = {}): RegisterFacts => ({
  year: 2026,
  streamers: [],
  entries: [],
  broadcast: new Set(),
  passed: new Set(),
  shown: new Set(),
  ...changes,
})
const of = (changes: Partial<RegisterFacts>) => countRegister(facts(changes)).get(fengjie)
const entry = { countyCode: fengjie, registeredOn: '2026-03-01', struckOffOn: null, productIds: [] }

describe('what is on the register in a year', () => {
  test.each([
    ['registered on its last day', '2026-12-31', null, true],
    ['registered the day after', '2027-01-01', null, false],
    ['registered years before', '2020-01-01', null, true],
    ['struck off on its last day', '2026-01-01', '2026-12-31', false],
    ['struck off the day after', '2026-01-01', '2027-01-01', true],
  ])('%s', (_, registeredOn, struckOffOn, expected) => {
    expect(isOnRegister({ registeredOn, struckOffOn }, 2026)).toBe(expected)
  })
})

test('a streamer counts with a session or a passed training of the year, and not for being on the register alone', () => {
  const counts = of({
    streamers: [person('broadcasts'), person('learns'), person('rests')],
    broadcast: new Set(['broadcasts']),
    passed: new Set(['learns']),
  })
  expect(counts?.streamer).toEqual({ registered: 3, counted: 2 })
  expect(counts?.trained).toEqual({ registered: 3, counted: 1 })
})

test('who broadcasts and learns counts once; who was struck off counts no more', () => {
  const counts = of({
    streamers: [person('both'), person('gone', { struckOffOn: '2026-06-01' })],
    broadcast: new Set(['both', 'gone']),
    passed: new Set(['both', 'gone']),
  })
  expect(counts?.streamer).toEqual({ registered: 1, counted: 1 })
  expect(counts?.trained).toEqual({ registered: 1, counted: 1 })
})

test('a base and a team count through a streamer that counts, a brand through a product that was shown', () => {
  const counts = of({
    streamers: [
      person('a', { baseId: 'base 1', teamId: 'team 1' }),
      person('b', { baseId: 'base 2', teamId: 'team 1' }),
    ],
    entries: [
      { ...entry, id: 'base 1', kind: 'base' },
      { ...entry, id: 'base 2', kind: 'base' },
      { ...entry, id: 'team 1', kind: 'team' },
      { ...entry, id: 'team 2', kind: 'team' },
      { ...entry, id: 'brand 1', kind: 'brand', productIds: ['oranges', 'plums'] },
      { ...entry, id: 'brand 2', kind: 'brand', productIds: ['ham'] },
    ],
    broadcast: new Set(['a']),
    shown: new Set(['plums']),
  })
  expect(counts?.base).toEqual({ registered: 2, counted: 1 })
  expect(counts?.team).toEqual({ registered: 2, counted: 1 })
  expect(counts?.brand).toEqual({ registered: 2, counted: 1 })
})

test('never is more counted than registered, and the city is the sum of its counties', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd')
  const people = fc.uniqueArray(
    fc.record({
      id: fc.uuid(),
      countyCode: fc.constantFrom(fengjie, '500229'),
      teamId: fc.option(ids),
      baseId: fc.option(ids),
      registeredOn: fc.constantFrom('2025-01-01', '2026-05-01', '2027-01-01'),
      struckOffOn: fc.constantFrom(null, '2026-02-01', '2027-02-01'),
    }),
    { selector: ({ id }) => id },
  )
  fc.assert(
    fc.property(people, fc.integer({ min: 2024, max: 2028 }), (streamers, year) => {
      const some = (every: number) =>
        new Set(streamers.filter((_, index) => index % every === 0).map(({ id }) => id))
      const counts = countRegister(facts({ year, streamers, broadcast: some(2), passed: some(3) }))
      const sum = sumCounts(counts.values())
      for (const kind of registerKinds) {
        for (const one of counts.values()) expect(one[kind].counted).toBeLessThanOrEqual(one[kind].registered)
      }
      expect(sum.streamer.registered).toBe(streamers.filter((one) => isOnRegister(one, year)).length)
    }),
  )
})
