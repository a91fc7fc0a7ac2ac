import { expect, test } from 'vitest'
import { couponCodeAt, hashOfCode, plainCode } from './coupon-code.ts'

test('codes are the same for a seed, all different, and of letters nobody mistakes', () => {
  const codes = Array.from({ length: 5_000 }, (_, place) => couponCodeAt('seed', place))
  expect(new Set(codes).size).toBe(5_000)
  expect(couponCodeAt('seed', 7)).toBe(codes[7])
  expect(couponCodeAt('other', 7)).not.toBe(codes[7])
  expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{16}$/.test(code))).toBe(true)
  expect(new Set(codes.join('')).size).toBe(32)
})

test('a code is forgiven small letters, blanks and dashes', () => {
  const code = couponCodeAt('seed', 1)
  const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4, 10)} ${code.slice(10)}`
  expect(hashOfCode(plainCode(typed))).toBe(hashOfCode(code))
})
