import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unstorableTexts } from './unstorable-text.ts'

test('texts that cannot be kept are named by their path, however deep', () => {
  expect(
    unstorableTexts({
      name: '张\0小渝',
      detail: '中山四路 1 号',
      items: [{ remark: 'fine' }, { remark: '\ud800' }],
      phone: '1380000\x7f',
    }),
  ).toEqual(['name', 'items.1.remark', 'phone'])
  expect(unstorableTexts('\x1b[31m')).toEqual([''])
  expect(unstorableTexts({ counts: { 'a\0': 1 } })).toEqual(['counts'])
})

test('several lines, tabs, rare characters and emoji of many parts are ordinary text', () => {
  expect(unstorableTexts({ remark: '第一行\r\n\t第二行 𠮷 👨‍👩‍👧', none: null, count: 1 })).toEqual([])
})

test('whatever well-formed text passes survives UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(unstorableTexts(text).length === 0)
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
      expect(text).not.toContain('\0')
    }),
  )
})

test('a body nested to the limit of its size does not break the search', () => {
  let deep: unknown = '\0'
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(unstorableTexts(deep)).toHaveLength(1)
})
