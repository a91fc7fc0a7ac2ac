import { expect, test } from 'vitest'
import { draftOf, readApplication } from './read-application.ts'

const content = {
  goodsKind: 'primary',
  origin: '奉节县安坪镇',
  priceFen: 4_580,
  marketPriceFen: 0,
  yearlySupplyFen: 120_500_000,
  supplyNote: '全年',
  mechanism: '订单收购',
  households: 90,
  benefits: [{ way: 'wages', households: 20, yuanPerHouseholdYear: 6_000 }],
  materials: [],
} as const

test('what is typed again is what was there', () => {
  const draft = draftOf({ content: { ...content, benefits: [...content.benefits], materials: [] } })
  expect(draft).toMatchObject({ price: '45.80', marketPrice: '', yearlySupply: '120.5' })
  expect(readApplication(draft)).toEqual(content)
})

test('what cannot be read counts as not filled in, and rows without households are left out', () => {
  const draft = draftOf({ content: { ...content, benefits: [...content.benefits], materials: [] } })
  const read = readApplication({
    ...draft,
    price: '很便宜',
    yearlySupply: '',
    households: '约 80',
    benefits: [{ key: 1, way: 'wages', households: '', yuan: '100' }],
  })
  expect(read).toMatchObject({ priceFen: 0, yearlySupplyFen: 0, households: 0, benefits: [] })
})
