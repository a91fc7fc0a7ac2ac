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

test('characters that nobody sees are no part of a name', () => {
  const range = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index))
  const unseen = [
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x2069],
    [0xfeff, 0xfeff],
  ] as const
  for (const character of unseen.flatMap(([first, last]) => range(first, last))) {
    expect(unstorableTexts({ name: `张${character}三` })).toEqual(['name'])
    expect(unstorableTexts({ name: `张三${character}` })).toEqual(['name'])
  }
})

test('a joiner joins pictures and nothing else', () => {
  for (const joined of ['👨\u200d👩\u200d👧', '👩🏽\u200d🌾', '❤\ufe0f\u200d🔥', '🏃\u200d♀\ufe0f']) {
    expect(unstorableTexts(`谢谢${joined}！`)).toEqual([])
  }
  for (const lone of [
    '\u200d👧',
    '👩\u200d',
    '👩\u200d\u200d👧',
    '张\u200d👧',
    '👩\u200d三',
    '张\ufe0f\u200d👧',
  ]) {
    expect(unstorableTexts(lone)).toEqual([''])
  }
})

test('several lines, tabs, rare characters and emoji of many parts are ordinary text', () => {
  expect(unstorableTexts({ remark: '第一行\r\n\t第二行 𠮷 👨‍👩‍👧', none: null, count: 1 })).toEqual([])
})

test('what passes is exactly what survives UTF-8 and can be seen', () => {
  const codeUnit = fc.oneof(
    fc.integer({ min: 0, max: 0xa0 }),
    fc.integer({ min: 0xd7f0, max: 0xe010 }),
    fc.nat(0xffff),
  )
  fc.assert(
    fc.property(fc.array(codeUnit, { maxLength: 4 }), (units) => {
      const text = String.fromCharCode(...units)
      const survives = Buffer.from(text, 'utf8').toString('utf8') === text
      const isVisible = !/[\p{Cc}\p{Bidi_C}\u200b-\u200d\u2060-\u2065\ufeff]/u.test(
        text.replace(/[\t\r\n]/g, ''),
      )
      expect(unstorableTexts(text)).toEqual(survives && isVisible ? [] : [''])
    }),
    { numRuns: 1_000 },
  )
})

test('a body nested to the limit of its size does not break the search', () => {
  let deep: unknown = '\0'
  for (let level = 0; level < 100_000; level++) deep = [deep]
  expect(unstorableTexts(deep)).toHaveLength(1)
})
