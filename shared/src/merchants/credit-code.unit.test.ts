import fc from 'fast-check'
import { expect, test } from 'vitest'
import { creditCodeCheckSign, creditCodeOf, isCreditCode } from './credit-code.ts'

const signs = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const sign = fc.constantFrom(...signs)
const first17 = fc
  .tuple(
    fc.array(sign, { minLength: 2, maxLength: 2 }),
    fc.stringMatching(/^\d{6}$/),
    fc.array(sign, { minLength: 9, maxLength: 9 }),
  )
  .map(([department, region, body]) => `${department.join('')}${region}${body.join('')}`)

test('codes that companies publish of themselves pass', () => {
  // Huawei, Tencent, and a hospital: published on their own sites.
  for (const code of ['914403001922038216', '9144030071526726XG']) {
    expect(isCreditCode(code), code).toBe(true)
  }
})

test('one wrong sign is always seen, wherever it stands', () => {
  fc.assert(
    fc.property(first17, fc.nat(17), fc.integer({ min: 1, max: 30 }), (body, at, step) => {
      const code = body + creditCodeCheckSign(body)
      expect(isCreditCode(code)).toBe(true)
      const other = signs[(signs.indexOf(code[at] as string) + step) % signs.length]
      expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
    }),
  )
})

test('two neighbours that changed places are seen, unless they are the same', () => {
  fc.assert(
    fc.property(first17, fc.nat(16), (body, at) => {
      const code = body + creditCodeCheckSign(body)
      const [one, two] = [code[at] as string, code[at + 1] as string]
      fc.pre(one !== two)
      const swapped = code.slice(0, at) + two + one + code.slice(at + 2)
      expect(isCreditCode(swapped)).toBe(false)
    }),
  )
})

test('what is too short, too long, small or holds a letter the standard left out is none', () => {
  const code = '914403001922038216'
  for (const wrong of ['', code.slice(1), `${code}0`, code.replace('1', 'I'), '9144030071526726xg']) {
    expect(isCreditCode(wrong), wrong).toBe(false)
  }
  expect(creditCodeOf(' 9144 0300 7152 6726xg ')).toBe('9144030071526726XG')
})
