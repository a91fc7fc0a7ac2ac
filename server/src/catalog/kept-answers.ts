import { PreparedAnswer } from '../platform/http/routes.ts'
import type { Platform } from '../platform/index.ts'
import { cachesOf, listLifetimeMs } from './caches.ts'

/** An answer as bytes from memory, without waiting for anything; else it is read and kept for as long as it may be shown. */
export function keptAnswer<Value extends object>(
  platform: Platform,
  key: string,
  read: () => Promise<Value>,
  lifetimeOf: (value: Value) => number = () => listLifetimeMs,
): PreparedAnswer | Promise<PreparedAnswer> {
  return cachesOf(platform).answers.peek(key)?.answer ?? load(platform, key, read, lifetimeOf)
}

async function load<Value extends object>(
  platform: Platform,
  key: string,
  read: () => Promise<Value>,
  lifetimeOf: (value: Value) => number,
): Promise<PreparedAnswer> {
  const { answer } = await cachesOf(platform).answers.read(key, async () => {
    const value = await read()
    return { answer: new PreparedAnswer(JSON.stringify(value)), lifetimeMs: lifetimeOf(value) }
  })
  return answer
}
