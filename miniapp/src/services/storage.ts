import Taro from '@tarojs/taro'

/** The stored value under `key`, or undefined when there is none or it can't be read. */
export function readStored<T>(key: string): T | undefined {
  try {
    const value: unknown = Taro.getStorageSync(key)
    return value === '' || value === null ? undefined : (value as T)
  } catch {
    return undefined
  }
}

/** Keeps a value; a full or forbidden storage is not an error the person could do anything about. */
export function store(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // The app works without what would have been remembered.
  }
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
