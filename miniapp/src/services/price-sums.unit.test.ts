import { expect, it } from 'vitest'
import { sumRows } from './price-sums.ts'

const offer = {
  name: '秋橙节',
  label: '满99减10',
  payer: 'platform' as const,
  discountFen: 0,
  freightFen: 0,
  giftFen: 0,
}

it('the rows sum to what is left to pay, and say who bears each offer', () => {
  const rows = sumRows({
    goodsFen: 11_980,
    freightFen: 200,
    pointsFen: 300,
    allowanceFen: 8_000,
    offers: [
      { ...offer, discountFen: 1_000 },
      { ...offer, name: '合作社包邮', label: '满99包邮', payer: 'merchant', freightFen: 800 },
      { ...offer, name: '满额赠礼', label: '满99赠礼', giftFen: 990 },
    ],
  })
  expect(rows.map(({ name, fen }) => [name, fen])).toEqual([
    ['商品金额', 11_980],
    ['秋橙节', -1_000],
    ['运费', 1_000],
    ['合作社包邮', -800],
    ['满额赠礼', 0],
    ['积分抵扣', -300],
    ['工会额度', -8_000],
  ])
  expect(rows.reduce((sum, { fen }) => sum + fen, 0)).toBe(11_980 - 1_000 + 200 - 300 - 8_000)
  expect(rows[1]?.hint).toBe('满99减10 · 平台承担')
  expect(rows[4]?.gives).toBe('赠品价值 ¥9.90')
})

it('says that nothing is asked for freight', () => {
  const rows = sumRows({ goodsFen: 5_990, freightFen: 0, pointsFen: 0, allowanceFen: 0, offers: [] })
  expect(rows).toEqual([
    { name: '商品金额', hint: '', fen: 5_990 },
    { name: '运费', hint: '免运费', fen: 0 },
  ])
})
