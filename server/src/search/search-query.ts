import { type Term, termsOf } from './words.ts'

/** A query as texts of `tsquery`. */
export interface SearchQuery {
  /** Every term is found somewhere. */
  anywhere: string
  /** Every term is found in the name: such products come first. */
  inName: string
}

/** Words that ask for nothing in particular; dropped unless there is nothing else. */
const idleWords = new Set(['的', '重庆', '特产', '正宗', '农家', '包邮', '批发', '价格', '商品', '产品'])

// Longer queries gain nothing but work.
const termsMax = 12

/**
 * What the user typed, as queries for {@link searchVectorOf}; null when it has no letter and no digit. Terms hold
 * letters and digits only, so that no input can be read as an operator.
 */
export function searchQueryOf(input: string): SearchQuery | null {
  const all = termsOf(input, idleWords).slice(0, termsMax)
  const telling = all.filter(({ words }) => !words.every((word) => idleWords.has(word)))
  const terms = telling.length > 0 ? telling : all
  if (terms.length === 0) return null
  const query = (weight: string) =>
    terms.map((term) => `(${alternatives(term, weight).join(' | ')})`).join(' & ')
  return { anywhere: query(''), inName: query('A') }
}

function alternatives({ words, pairs, isHan }: Term, weight: string): string[] {
  const suffix = weight === '' ? '' : `:${weight}`
  const quote = (word: string) => `'${word}'${suffix}`
  const all = (texts: readonly string[]) => `(${texts.join(' & ')})`
  // 72 finds 72-1 and 500g finds 500; Latin words are found while they are typed.
  if (!isHan) return words.map((word) => `'${word}':*${weight}`)
  const found = words.length === 1 ? words.map(quote) : [all(words.map(quote))]
  if (pairs.length > 1 || words.length > 1) found.push(all(pairs.map(quote)))
  // 橙子, 李子, 栗子 are said for what labels call 橙, 李, 栗.
  const [word = ''] = words
  if (words.length === 1 && /^.子$/v.test(word)) found.push(quote(word.slice(0, 1)))
  return found
}
