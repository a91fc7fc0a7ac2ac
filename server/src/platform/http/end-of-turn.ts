/** Answers that leave together at most: more would only wait for each other, and fill memory while they do. */
const GROUP_MAX = 48

interface Group {
  waiting: number
  leave(): void
  left: Promise<void>
}

let group: Group | null = null

/**
 * Resolves once this turn of the event loop has read every socket that was ready, or a few dozen of them. Answers sent
 * then leave together, and whoever reads them (a proxy, as a rule) is woken once for many instead of once for each: on
 * a busy shop that wake-up is the dearest part of a short answer.
 */
export function endOfTurn(): Promise<void> {
  group ??= openGroup()
  const mine = group
  mine.waiting += 1
  if (mine.waiting === GROUP_MAX) close(mine)
  return mine.left
}

function openGroup(): Group {
  const { promise: left, resolve: leave } = Promise.withResolvers<void>()
  const opened = { waiting: 0, leave, left }
  setImmediate(close, opened)
  return opened
}

function close(closing: Group): void {
  if (group === closing) group = null
  closing.leave()
}
