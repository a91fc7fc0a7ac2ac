/** A phrase worth offering, and how often it was wanted. */
export interface Phrase {
  text: string
  weight: number
}

const suggestionsMax = 10
const lettersMax = 14

/** Phrases in the order they are offered in, each once; too long ones are no help while typing. */
export function rankPhrases(phrases: readonly Phrase[]): string[] {
  const weights = new Map<string, number>()
  for (const { text, weight } of phrases) {
    const phrase = text.trim()
    if (phrase.length >= 2 && phrase.length <= lettersMax) {
      weights.set(phrase, Math.max(weight, weights.get(phrase) ?? 0))
    }
  }
  return [...weights].sort(([, a], [, b]) => b - a).map(([phrase]) => phrase)
}

/** Up to 10 of the ranked phrases: first those which begin with what was typed, then those which contain it. */
export function suggest(ranked: readonly string[], typed: string): string[] {
  const wanted = typed.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if (wanted === '') return []
  const beginning: string[] = []
  const containing: string[] = []
  for (const phrase of ranked) {
    const at = phrase.toLowerCase().replace(/\s+/g, '').indexOf(wanted)
    if (at === 0) beginning.push(phrase)
    else if (at > 0 && containing.length < suggestionsMax) containing.push(phrase)
    if (beginning.length === suggestionsMax) break
  }
  return [...beginning, ...containing].slice(0, suggestionsMax)
}
