/**
 * Control characters but tab and line breaks (NUL is one: PostgreSQL takes it in no text), and characters nobody
 * sees that make two names look alike or turn the text around them: zero-width spaces and joiners, marks and
 * overrides of direction. A joiner between two pictures stays: families and professions of emoji are made with it.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const LONE_JOINER =
  /\u200d(?:(?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?\u200d)|(?!\p{Extended_Pictographic}))/u

/** Ids, amounts, codes: nearly everything that comes in, and nothing of the above. */
const PLAIN = /^[\x20-\x7e]*$/

const isUnstorable = (text: string): boolean =>
  !PLAIN.test(text) && (!text.isWellFormed() || UNSEEN.test(text) || LONE_JOINER.test(text))

/** Whether any text in a parsed input is one: asked of every call, so without a word of where. */
function holdsUnstorable(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string') {
      if (isUnstorable(value)) return true
    } else if (typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) {
        if (isUnstorable(name)) return true
        open.push((value as Record<string, unknown>)[name])
      }
    }
  }
  return false
}

/**
 * Where in a parsed input stands text that is not to be kept: with a control character, or half of a surrogate pair
 * (JSON can write both, UTF-8 and PostgreSQL know neither). Answers the paths in dots.
 */
export function unstorableTexts(input: unknown): string[] {
  if (!holdsUnstorable(input)) return []
  const found: string[] = []
  const open: [path: string, value: unknown][] = [['', input]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next
    if (typeof value === 'string') {
      if (isUnstorable(value)) found.push(path)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        const inner = path === '' ? name : `${path}.${name}`
        if (isUnstorable(name)) found.push(path)
        else open.push([inner, part])
      }
    }
  }
  return found.reverse()
}
