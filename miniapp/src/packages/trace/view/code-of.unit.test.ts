import { expect, it } from 'vitest'
import { codeOf } from './code-of.ts'

it('reads code and seal from the page’s address, from what WeChat scanned, and from what people type', () => {
  const read = { code: '7KQ2M9XW4TRA', seal: 'abcdef123456' }
  expect(codeOf({ code: '7kq2 m9xw-4tra', seal: 'ABCDEF123456' })).toEqual(read)
  const scanned = 'https://shop.example.cn/packages/trace/view/index?code=7KQ2M9XW4TRA&seal=abcdef123456'
  expect(codeOf({ q: encodeURIComponent(scanned) })).toEqual(read)
  expect(codeOf({ code: '7KQ2M9XW4TRA', seal: 'not a seal' })).toEqual({ ...read, seal: '' })
  expect(codeOf({ q: '%E0%A4%A' })).toEqual({ code: '', seal: '' })
})
