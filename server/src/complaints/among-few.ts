/** Videos that this process takes in at once: each is held in memory whole, twice for a moment. */
const MOST = 4

let running = 0
const waiting: (() => void)[] = []

/** Runs `work` when fewer than a few others run; the others' bodies are not read before. */
export async function amongFew<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= MOST) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}
