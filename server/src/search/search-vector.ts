import { wordsOf } from './words.ts'

/** What a product is found by, the strongest first. */
export interface SearchFields {
  name: string
  /** County, township, category, marks in words. */
  facets: readonly string[]
  subtitle: string
}

/**
 * The product's words as the text of a `tsvector`: name A, facets B, subtitle C. Positions say nothing here, they
 * only carry the weight.
 */
export function searchVectorOf(fields: SearchFields): string {
  const weights = new Map<string, 'A' | 'B' | 'C'>()
  const add = (text: string, weight: 'A' | 'B' | 'C', characters: boolean) => {
    for (const word of wordsOf(text, { characters })) if (!weights.has(word)) weights.set(word, weight)
  }
  add(fields.name, 'A', true)
  for (const facet of fields.facets) add(facet, 'B', true)
  add(fields.subtitle, 'C', false)
  return [...weights].map(([word, weight]) => `'${word}':1${weight}`).join(' ')
}
