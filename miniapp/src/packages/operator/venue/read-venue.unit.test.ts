import { expect, it } from 'vitest'
import { draftOf, readPoint, venueInput } from './read-venue'

const draft = draftOf(undefined, new Map())

it('a point is read of two numbers as a map shows them; empty is none, anything else is wrong', () => {
  expect(readPoint('29.5571, 106.5771')).toEqual({ lat: 29.5571, lng: 106.5771 })
  expect(readPoint('29.5571，106.5771')).toEqual({ lat: 29.5571, lng: 106.5771 })
  expect(readPoint(' ')).toBeNull()
  for (const wrong of ['29.5', 'abc', '29.5,106.5,3', '29..5,106']) expect(readPoint(wrong)).toBeUndefined()
})

it('what was typed for another kind is not sent', () => {
  const typed = {
    ...draft,
    name: '某馆',
    isCentre: true,
    countyCode: '500236',
    place: '29.5,106.5',
    machineNo: 'YX-1',
    follows: true,
    followCategory: 'fruit',
  }
  expect(venueInput(typed)).toMatchObject({ countyCode: null, follow: null, machineNo: '', collection: null })
  expect(venueInput({ ...typed, kind: 'zone' })).toMatchObject({
    point: null,
    isCentre: false,
    collection: 'theme',
    follow: { countyCodes: [], categoryKey: 'fruit' },
  })
  expect(venueInput({ ...typed, kind: 'counter' })).toMatchObject({ machineNo: 'YX-1', point: { lat: 29.5 } })
})
