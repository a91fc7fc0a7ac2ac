import { LRUCache } from 'lru-cache'

export interface CacheOptions<Value> {
  /** Bound of everything kept; the least recently used goes first. */
  maxBytes: number
  /** A value is never served when it is older: the same for all, or by value. */
  lifetimeMs: number | ((value: Value) => number)
  /** Estimated size of a value. */
  bytesOf(value: Value): number
  /** Monotonic milliseconds; tests own it. */
  now?: () => number
}

/** A bounded read-through cache of this process. */
export interface Cache<Value> {
  /** What is kept and fresh; synchronous, for the way a hit takes. */
  peek(key: string): Value | undefined
  /** Keeps a value which was asked for at `epoch`, unless everything was forgotten since. */
  put(key: string, value: Value, epoch: Epoch): void
  /** The moment of a question, to be taken before it is asked. */
  epoch(): Epoch
  /** What `load` answers, kept from then on; callers who ask at the same time share one load. After {@link peek}. */
  read(key: string, load: () => Promise<Value>): Promise<Value>
  /** Forgets everything; a load that runs is finished for those who wait, but not kept. */
  clear(): void
}

/** When a value was asked for: its age counts from there, and what was cleared since counts, too. */
interface Epoch {
  askedAtMs: number
  clearings: number
}

// What an entry costs beside key and value.
const entryBytes = 200

export function createCache<Value extends object>(options: CacheOptions<Value>): Cache<Value> {
  const { maxBytes, lifetimeMs, bytesOf } = options
  const lifetimeOf = typeof lifetimeMs === 'number' ? () => lifetimeMs : lifetimeMs
  const now = options.now ?? (() => performance.now())
  const kept = new LRUCache<string, Value>({
    maxSize: maxBytes,
    sizeCalculation: (value, key) => bytesOf(value) + key.length * 2 + entryBytes,
    // Set with each value.
    ttl: 1,
    // The clock is read once in a millisecond, unless a test owns it: reading it costs as much as the lookup.
    ...(options.now ? { ttlResolution: 0, perf: { now } } : { ttlResolution: 1 }),
  })
  const loading = new Map<string, Promise<Value>>()
  let clearings = 0
  const epoch = () => ({ askedAtMs: now(), clearings })
  const put: Cache<Value>['put'] = (key, value, asked) => {
    if (asked.clearings === clearings)
      kept.set(key, value, { start: asked.askedAtMs, ttl: lifetimeOf(value) })
  }
  return {
    peek: (key) => kept.get(key),
    put,
    epoch,
    read(key, load) {
      const running = loading.get(key)
      if (running) return running
      const asked = epoch()
      const promise = load()
        .then((value) => {
          put(key, value, asked)
          return value
        })
        .finally(() => {
          if (loading.get(key) === promise) loading.delete(key)
        })
      loading.set(key, promise)
      return promise
    },
    clear() {
      clearings++
      kept.clear()
      // Who asks from now on must not share an answer to an older question.
      loading.clear()
    },
  }
}
