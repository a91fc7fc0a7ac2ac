import { defaultFreight } from '@yuxiang/shared/merchants/default-freight'
import { expect, it } from 'vitest'
import { draftOf, readFreight, readKg } from './freight-draft'

it('reads back what it shows', () => {
  const freight = {
    ...defaultFreight,
    baseWeightG: 2_500,
    regionOverrides: [{ provinceCodes: ['540000', '650000'], baseFen: 2_000, stepFen: 850 }],
    excludedProvinceCodes: ['810000'],
  }
  expect(readFreight(draftOf(freight))).toEqual({ input: freight })
  expect(readFreight(draftOf({ ...freight, freeAboveFen: null })).input?.freeAboveFen).toBeNull()
})

it('takes no fee as nothing, and names each field that is wrong', () => {
  const draft = draftOf(defaultFreight)
  expect(readFreight({ ...draft, base: '0', step: '0.00' }).input).toMatchObject({ baseFen: 0, stepFen: 0 })
  const wrong = readFreight({
    ...draft,
    freeAbove: '',
    stepKg: 'x',
    base: '20000',
    overrides: [{ provinceCodes: [], base: '1', step: '' }],
  })
  expect(Object.keys(wrong.errors ?? {}).toSorted()).toEqual([
    'base',
    'freeAbove',
    'overrides.0.provinces',
    'overrides.0.step',
    'stepKg',
  ])
})

it('reads kilograms into whole grams', () => {
  expect([readKg('3'), readKg('0.5'), readKg('１.25'), readKg('0.001')]).toEqual([3_000, 500, 1_250, 1])
  expect([readKg(''), readKg('0'), readKg('-1'), readKg('1.2345'), readKg('1kg')]).toEqual(
    Array(5).fill(null),
  )
})
