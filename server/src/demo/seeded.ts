/** FNV-1a, 32 bit: a stable number for a text, so that the catalogue is the same at every seeding. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** A deterministic stream of numbers in [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The element a number picks; the list must not be empty. */
export function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[Math.abs(Math.trunc(number)) % items.length]
  if (item === undefined) throw new RangeError('pick from an empty list')
  return item
}
