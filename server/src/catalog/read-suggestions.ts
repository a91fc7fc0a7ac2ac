import type { Platform } from '../platform/index.ts'
import { type Phrase, rankPhrases, suggest } from '../search/index.ts'
import { cachesOf } from './caches.ts'

/** What a person who types this may mean: hot words, categories, counties and the heads of product names. */
export async function readSuggestions(platform: Platform, typed: string): Promise<{ items: string[] }> {
  const { phrases } = cachesOf(platform)
  const ranked = phrases.peek('all') ?? (await phrases.read('all', () => loadPhrases(platform)))
  return { items: suggest(ranked, typed) }
}

/** `奉节脐橙 72-1 带叶鲜果` is offered as 奉节脐橙. Weights: hot words, then categories, counties, names by sales. */
async function loadPhrases({ database: { sql } }: Platform): Promise<string[]> {
  const rows = await sql<Phrase[]>`
    select word as text, 4e9 - position as weight from hot_words
    union all select name, 3e9 from categories
    union all select name, 2.5e9 from counties
    union all (
      select split_part(name, ' ', 1), sum(sales)::float from products
      where state = 'onSale' group by 1 order by 2 desc limit 20000
    )`
  return rankPhrases(rows.map(({ text, weight }) => ({ text, weight: Number(weight) })))
}
