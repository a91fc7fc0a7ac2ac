/** What stays together on a line: a number, a date, a Latin word; everything else may break anywhere. */
const piece = /[\dA-Za-z][\dA-Za-z.,:%/-]*|./gsu
const closing = /^[，。、；：？！）》〉〕”’…%]/u
const opening = /[（《〈〔“‘]$/u

/**
 * Breaks a paragraph into lines of a width, the first of them `indent` shorter. Numbers are not torn apart, no line
 * begins with a closing mark or ends with an opening one.
 */
export function breakLines(
  words: string,
  { width, indent, measure }: { width: number; indent: number; measure: (text: string) => number },
): string[] {
  const lines: string[][] = [[]]
  let used = indent
  for (const one of piecesOf(words, width, measure)) {
    const line = lines.at(-1) ?? []
    const size = measure(one)
    if (used + size <= width || line.length === 0) {
      line.push(one)
      used += size
      continue
    }
    const next = closing.test(one) ? [...takenAlong(line), one] : [...loose(line), one]
    lines.push(next)
    used = next.reduce((sum, part) => sum + measure(part), 0)
  }
  return lines.map((line) => line.join(''))
}

/** A number longer than a line is torn all the same. */
const piecesOf = (words: string, width: number, measure: (text: string) => number): string[] =>
  (words.match(piece) ?? []).flatMap((one) => (measure(one) > width ? [...one] : [one]))

/** The opening marks at the end of a line: they go on with what they open. */
function loose(line: string[]): string[] {
  const taken: string[] = []
  while (line.length > 1 && opening.test(line.at(-1) ?? '')) taken.unshift(line.pop() ?? '')
  return taken
}

/** What goes down with a closing mark that found no room: the last piece, and marks that close it already. */
function takenAlong(line: string[]): string[] {
  const taken: string[] = []
  while (line.length > 1) {
    const last = line.pop() ?? ''
    taken.unshift(last)
    if (!closing.test(last)) break
  }
  return [...loose(line), ...taken]
}
