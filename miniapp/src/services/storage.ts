import Taro from '@tarojs/taro'

/** The names of what may be thrown away for room, the oldest first. */
const evictableKey = 'evictable'
/** So many of them are kept at most: WeChat gives an app 10 MB, a browser about half of it. */
const evictableMost = 100
/** So many make room for one of their kind. */
const evictedForOne = 10

/** The stored value under `key`, or undefined when there is none or it can't be read. */
export function readStored<T>(key: string): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === null ? undefined : (value as T)
  } catch {
    return undefined
  }
}

/**
 * Keeps a value. In a full storage what may be thrown away makes room for it, the oldest first; a forbidden storage is
 * not an error the person could do anything about: the app works without what would have been remembered.
 */
export function store(key: string, value: unknown): void {
  putWithRoom(key, value, evictableMost)
}

/** Keeps a value that may be thrown away for room: one that only spares a wait or a network. */
export function storeEvictable(key: string, value: unknown): void {
  const before = evictables()
  if (before[before.length - 1] !== key) {
    const others = before.filter((other) => other !== key)
    for (const old of others.splice(0, others.length + 1 - evictableMost)) forget(old)
    // First of all: what is not named there would never make room.
    store(evictableKey, [...others, key])
  }
  // What is itself too large to be kept shall not cost all others their place.
  putWithRoom(key, value, evictedForOne)
}

/** Forgets a value. */
export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // See store.
  }
}

/** The names of all that is kept. */
export function storedKeys(): string[] {
  try {
    return Taro.getStorageInfoSync().keys
  } catch {
    return []
  }
}

/** Before the list was kept, all that an older version of the app left. */
const evictables = (): string[] =>
  readStored<string[]>(evictableKey) ?? storedKeys().filter((key) => key.startsWith('kept:'))

function putWithRoom(key: string, value: unknown, evictedMost: number): void {
  if (value === undefined || put(key, value)) return
  const all = evictables()
  const others = all.filter((other) => other !== key)
  let evicted = 0
  for (const oldest of others.slice(0, evictedMost)) {
    forget(oldest)
    evicted++
    if (put(key, value)) break
  }
  if (key !== evictableKey)
    put(evictableKey, [...others.slice(evicted), ...all.filter((other) => other === key)])
}

function put(key: string, value: unknown): boolean {
  try {
    Taro.setStorageSync(key, value)
    return true
  } catch {
    return false
  }
}
