import type { VenuePlace } from '@yuxiang/shared/api/venues'
import { expect, it } from 'vitest'
import { byDistance, byDistrict, districtOf } from './venue-words'

const place = (name: string, address: string, point: VenuePlace['point']): VenuePlace => ({
  id: name,
  kind: 'hall',
  name,
  isCentre: false,
  county: null,
  address,
  point,
  openingHours: '',
  hours: [],
  pictures: [],
})
const far = place('远', '万州区示范路 1 号', { lat: 30.8, lng: 108.4 })
const near = place('近', '重庆市渝中区示范路 8 号', { lat: 29.55, lng: 106.57 })
const nowhere = place('无', '渝中区示范路 9 号', null)

it('places are sorted by how far they are; one without a point comes last', () => {
  const sorted = byDistance([nowhere, far, near], { lat: 29.557, lng: 106.577 })
  expect(sorted.map(({ place: { name }, metres }) => [name, metres === null])).toEqual([
    ['近', false],
    ['远', false],
    ['无', true],
  ])
})

it('without a place of one’s own they stand by district', () => {
  expect(byDistrict([near, far, nowhere]).map(({ district, places }) => [district, places.length])).toEqual([
    ['渝中区', 2],
    ['万州区', 1],
  ])
  expect(['石柱土家族自治县南宾街道', '重庆高新区某路', '某路'].map(districtOf)).toEqual([
    '石柱土家族自治县',
    '高新区',
    '其他',
  ])
})
