/**
 * Lets `most` run at once of what holds much memory: the others wait, and begin nothing before. One of these for each
 * kind, so that a slow one keeps no other kind from it.
 */
export function amongFew(most: number): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
}
