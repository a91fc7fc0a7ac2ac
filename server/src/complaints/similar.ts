/** Pairs of neighbouring letters and characters, without spaces and marks: what texts are compared by. */
function pairsOf(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** Which share of the shorter one's pairs two texts have in common, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((pair) => b.has(pair)).length
  return shared / Math.min(a.size, b.size)
}

/** From this on two complaints tell of the same: paraphrases of one fault share a third of their pairs, strangers a tenth. */
const ALIKE = 0.3

export const areAlike = (a: string, b: string): boolean => likeness(pairsOf(a), pairsOf(b)) >= ALIKE

/** Groups of texts that are alike, each with two members or more; an item stands in the first group it is like. */
export function groupsAlike<Item>(items: readonly Item[], textOf: (item: Item) => string): Item[][] {
  const groups: { pairs: Set<string>; members: Item[] }[] = []
  for (const item of items) {
    const pairs = pairsOf(textOf(item))
    const home = groups.find((group) => likeness(group.pairs, pairs) >= ALIKE)
    if (home) home.members.push(item)
    else groups.push({ pairs, members: [item] })
  }
  return groups.flatMap(({ members }) => (members.length > 1 ? [members] : []))
}
