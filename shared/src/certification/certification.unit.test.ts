import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certificateNo, partsOfCertificateNo, shortCountyName } from './certificate-no.ts'
import { type Claimed, missingOf, yuanPerHousehold, yuanPerYear } from './requirements.ts'

const complete: Claimed = {
  goodsKind: 'processed',
  origin: '奉节县安坪镇三沱村',
  priceFen: 4_580,
  yearlySupplyFen: 80_000_000,
  supplyNote: '年产 200 吨，11 月至次年 3 月供货',
  mechanism: '与 80 户签订收购协议，保底价收购',
  households: 80,
  benefits: [
    { way: 'contractPurchase', households: 80, yuanPerHouseholdYear: 3_000 },
    { way: 'wages', households: 20, yuanPerHouseholdYear: 6_000 },
  ],
  materials: [
    { kind: 'licence', validTo: null },
    { kind: 'foodPermit', validTo: '2027-05-01' },
    { kind: 'inspection', validTo: null },
    { kind: 'mechanism', validTo: null },
  ],
}
const faultsOf = (changes: Partial<Claimed>) =>
  missingOf({ ...complete, ...changes }, '2026-11-26').map(({ message }) => message)

test('a certificate’s number names county and year, and is read back', () => {
  expect(certificateNo('奉节县', 2026, 1)).toBe('渝帮扶认〔2026〕奉节0001号')
  expect(certificateNo('酉阳土家族苗族自治县', 2026, 12_345)).toBe('渝帮扶认〔2026〕酉阳12345号')
  expect(['万州区', '忠县', '石柱土家族自治县', '彭水苗族土家族自治县'].map(shortCountyName)).toEqual([
    '万州',
    '忠县',
    '石柱',
    '彭水',
  ])
  expect(partsOfCertificateNo('渝帮扶认〔2026〕奉节0017号')).toEqual({
    year: 2026,
    county: '奉节',
    number: 17,
  })
  for (const other of ['渝帮认〔2026〕0101号', '', '渝帮扶认〔26〕奉节0001号']) {
    expect(partsOfCertificateNo(other)).toBeNull()
  }
})

test('a complete application lacks nothing; goods of each kind need their own papers', () => {
  expect(faultsOf({})).toEqual([])
  const none = { materials: [] }
  expect(faultsOf({ ...none, goodsKind: 'primary' })).toEqual([
    '请上传营业执照',
    '请上传承诺达标合格证或质量检验报告',
    '请上传联农带农证明（合同、花名册、发放凭证等）',
  ])
  expect(faultsOf(none)).toContain('请上传食品生产或经营许可证')
  expect(faultsOf({ ...none, goodsKind: 'nonFood' })).not.toContain('请上传食品生产或经营许可证')
})

test('a lapsed paper, too small a supply and households that do not add up are named', () => {
  const lapsed = complete.materials.map((one) =>
    one.kind === 'foodPermit' ? { ...one, validTo: '2026-11-25' } : one,
  )
  expect(faultsOf({ materials: lapsed })).toEqual(['食品生产或经营许可证已过有效期，请更换'])
  expect(faultsOf({ yearlySupplyFen: 49_999_999 })).toEqual(['年供货能力不得低于 50 万元'])
  expect(faultsOf({ households: 101 })).toEqual(['带动总户数应在 80 与 100 之间（同一户可有多种方式）'])
  expect(faultsOf({ households: 79 })).toHaveLength(1)
})

test('what households gain never adds up to more than was claimed', () => {
  const rows = fc.array(
    fc.record({
      way: fc.constantFrom('wages' as const, 'landRent' as const),
      households: fc.integer({ min: 1, max: 100_000 }),
      yuanPerHouseholdYear: fc.integer({ min: 0, max: 1_000_000 }),
    }),
    { maxLength: 10 },
  )
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 1_000_000 }), (benefits, households) => {
      const each = yuanPerHousehold(benefits, households)
      expect(each * households).toBeLessThanOrEqual(yuanPerYear(benefits))
      if (households > 0) expect((each + 1) * households).toBeGreaterThan(yuanPerYear(benefits))
    }),
  )
})
