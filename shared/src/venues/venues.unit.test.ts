import { expect, test } from 'vitest'
import { countyOfTownship, townships } from './collections.ts'
import { openingAt } from './hours.ts'
import { distanceText, gcjOfWgs, isVenuePoint, mapLink, metresBetween } from './place.ts'

const jiefangbei = { lat: 29.557_1, lng: 106.577_1 }

test('a point lies in Chongqing or Shandong; exchanged or mistyped numbers do not', () => {
  expect(isVenuePoint(jiefangbei)).toBe(true)
  expect(isVenuePoint({ lat: 36.65, lng: 117.12 })).toBe(true)
  for (const wrong of [
    { lat: 106.577_1, lng: 29.557_1 },
    { lat: 39.9, lng: 116.4 },
    { lat: 29.557_1, lng: 116.577_1 },
    { lat: Number.NaN, lng: 106 },
  ]) {
    expect(isVenuePoint(wrong), JSON.stringify(wrong)).toBe(false)
  }
})

test('the distance from 解放碑 to 奉节 is about 320 km, to itself none', () => {
  expect(metresBetween(jiefangbei, { lat: 31.018, lng: 109.464 }) / 1_000).toBeCloseTo(319, -1.5)
  expect(metresBetween(jiefangbei, jiefangbei)).toBe(0)
  expect([3, 384, 951, 1_249, 9_960, 46_400].map(distanceText)).toEqual([
    '10 m',
    '380 m',
    '1.0 km',
    '1.2 km',
    '10 km',
    '46 km',
  ])
})

test('GPS is some hundred metres beside what maps in China show', () => {
  const moved = metresBetween(jiefangbei, gcjOfWgs(jiefangbei))
  expect(moved).toBeGreaterThan(300)
  expect(moved).toBeLessThan(700)
})

test('a map link names the point as 高德 wants it and escapes the name', () => {
  expect(mapLink(jiefangbei, '奉节馆&x=1')).toBe(
    `https://uri.amap.com/marker?position=106.5771%2C29.5571&name=${encodeURIComponent('奉节馆&x=1')}&coordinate=gaode&callnative=1`,
  )
})

test('open or not is told by the clock of China, with what comes next', () => {
  const spans = [
    { days: [2, 3, 4, 5, 6, 7], from: '10:00', to: '12:00' },
    { days: [2, 3, 4, 5, 6], from: '13:30', to: '19:00' },
  ]
  // 26 November 2026 is a Thursday.
  const at = (time: string) => openingAt(spans, new Date(`${time}+08:00`))
  expect(at('2026-11-26T09:59:59')).toEqual({ isOpen: false, words: '今天 10:00 开馆' })
  expect(at('2026-11-26T10:00:00')).toEqual({ isOpen: true, words: '12:00 闭馆' })
  expect(at('2026-11-26T12:30:00')).toEqual({ isOpen: false, words: '今天 13:30 开馆' })
  expect(at('2026-11-26T19:00:00')).toEqual({ isOpen: false, words: '明天 10:00 开馆' })
  expect(at('2026-11-29T12:00:00')).toEqual({ isOpen: false, words: '周二 10:00 开馆' })
  expect(at('2026-11-30T23:59:00')).toEqual({ isOpen: false, words: '明天 10:00 开馆' })
  expect(openingAt([], new Date())).toBeNull()
  expect(
    openingAt([{ days: [4], from: '00:00', to: '24:00' }], new Date('2026-11-26T04:00:00Z'))?.words,
  ).toBe('全天')
  expect(openingAt([{ days: [7], from: '09:00', to: '24:00' }], new Date('2026-11-29T15:59:00Z'))).toEqual({
    isOpen: true,
    words: '24:00 闭馆',
  })
})

test('there are eighteen townships, each with its county', () => {
  expect(new Set(townships.map(({ name }) => name)).size).toBe(18)
  expect(countyOfTownship('平安乡')).toBe('500236')
  expect(countyOfTownship('某某乡')).toBeUndefined()
})
