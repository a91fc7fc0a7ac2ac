import DataLoader from 'dataloader'

/** More than a busy process gathers; the statement stays a short one. */
const AT_ONCE = 500

/**
 * Reads single things many at a time. Whoever asks while a question is under way waits for the next, all of them in
 * one: a busy process pays for a trip to the database several times what the database does for the answer. An answer is
 * never older than its question; nothing is remembered. `readMany` gets each key once; null is what does not exist.
 */
export function readTogether<Value>(
  readMany: (keys: string[]) => Promise<ReadonlyMap<string, Value>>,
): (key: string) => Promise<Value | null> {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<string, Value | null>(
    async (keys) => {
      const reading = readMany([...new Set(keys)])
      underWay = reading.catch(() => undefined)
      const found = await reading
      return keys.map((key) => found.get(key) ?? null)
    },
    {
      cache: false,
      maxBatchSize: AT_ONCE,
      batchScheduleFn: (ask) => void underWay.then(() => setImmediate(ask)),
    },
  )
  return (key) => loader.load(key)
}
