import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchQueryOf } from './search-query.ts'
import { searchVectorOf } from './search-vector.ts'
import { rankPhrases, suggest } from './suggestions.ts'
import { termsOf, wordsOf } from './words.ts'

test('a name is found by its words, its pairs of characters and its characters', () => {
  const words = wordsOf('奉节脐橙 72-1', { characters: true })
  for (const word of ['奉节', '脐橙', '节脐', '橙', '72', '1', '奉节脐橙']) expect(words).toContain(word)
})

test('width and case of what is typed do not matter', () => {
  expect(termsOf('ＡＢＣ　茶', new Set()).map(({ words }) => words)).toEqual([['abc'], ['茶']])
})

test('a word keeps the weight of the strongest field it stands in', () => {
  const vector = searchVectorOf({ name: '脐橙', facets: ['奉节县', '脐橙'], subtitle: '脐橙爆汁' })
  expect(vector).toContain(`'脐橙':1A`)
  expect(vector).toContain(`'奉节县':1B`)
  expect(vector).toMatch(/'爆汁':1C/)
})

test('whatever stands in a text finds it, in a subtitle without single characters, too, and whether or not jieba knows it', () => {
  // Of the first few only their makers know that they are words.
  const letters = fc.constantFrom(...'糖蒜油柑箭鱼窖酒焙茶丁香奉节脐橙涪陵榨菜高山新鲜')
  const text = fc.array(letters, { minLength: 2, maxLength: 14 }).map((all) => all.join(''))
  const part = fc.tuple(text, fc.nat(), fc.nat()).map(([whole, from, length]) => {
    const start = from % (whole.length - 1)
    return [whole, whole.slice(start, start + 2 + (length % (whole.length - start - 1)))] as const
  })
  fc.assert(
    fc.property(part, ([whole, asked]) => {
      const found = wordsOf(whole, { characters: false })
      const holds = (words: readonly string[]) => words.every((word) => found.has(word))
      const missing = termsOf(asked, new Set()).filter(
        ({ words, pairs }) => !holds(words) && !(pairs.length > 0 && holds(pairs)),
      )
      expect(missing).toEqual([])
    }),
    { numRuns: 300 },
  )
  expect(searchQueryOf('糖蒜')?.anywhere).toBe(`(('糖' & '蒜') | ('糖蒜'))`)
})

test('words that ask for nothing in particular are dropped, unless there is nothing else', () => {
  expect(searchQueryOf('重庆特产 脐橙')?.anywhere).toBe(searchQueryOf('脐橙')?.anywhere)
  expect(searchQueryOf('特产')).not.toBeNull()
})

test('a query without a letter or a digit is none', () => {
  for (const nothing of ['', '  ', '！？。', `'`, ':*&|!()<->', '🍊', '⺀'])
    expect(searchQueryOf(nothing)).toBeNull()
})

const outsideQuotes = (query: string) => query.replace(/'[\p{L}\p{N}\p{M}]+'/gv, '')

test('whatever is typed, quotes hold letters and digits only and the rest is ours', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[脐橙'\\:*&|!() <>a1-]{0,40}$/),
  )
  fc.assert(
    fc.property(anything, (input) => {
      const query = searchQueryOf(input)
      if (query) expect(outsideQuotes(query.anywhere)).toMatch(/^[&|()* :]*$/)
    }),
    { numRuns: 300 },
  )
})

const ranked = rankPhrases([
  { text: '奉节脐橙', weight: 90 },
  { text: '脐橙', weight: 50 },
  { text: '脐橙礼盒', weight: 70 },
  { text: '奉节脐橙', weight: 10 },
  { text: '这是一句长得不像搜索词的商品标题', weight: 99 },
])

test('suggestions begin with what was typed first, then contain it; each once, none long', () => {
  expect(suggest(ranked, '脐')).toEqual(['脐橙礼盒', '脐橙', '奉节脐橙'])
  expect(suggest(ranked, '脐 橙')).toEqual(['脐橙礼盒', '脐橙', '奉节脐橙'])
  expect(suggest(ranked, '茶')).toEqual([])
  expect(suggest(ranked, ' ')).toEqual([])
})

test('there are at most ten suggestions', () => {
  const many = rankPhrases(
    Array.from({ length: 40 }, (_, index) => ({ text: `茶叶${index}号`, weight: index })),
  )
  expect(suggest(many, '茶')).toHaveLength(10)
  expect(suggest(many, '叶')).toHaveLength(10)
})
