import { answering } from './answering.ts'

/** `wx`'s storage: values are copied in and out; what is not there is ''. */
export function storageApi(kept: Map<string, string>, parse: (text: string) => unknown) {
  const read = (key: string): unknown => {
    const text = kept.get(key)
    return text === undefined ? '' : parse(text)
  }
  const write = (key: string, value: unknown) => {
    // WeChat refuses `undefined` and more than 1 MB under one key.
    const text = JSON.stringify(value)
    if (text === undefined) throw new Error('setStorage:fail data is undefined')
    if (text.length > 1_048_576) throw new Error('setStorage:fail entry size limit reached')
    kept.set(key, text)
  }
  return {
    getStorageSync: read,
    setStorageSync: write,
    removeStorageSync: (key: string) => void kept.delete(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: () => ({ keys: [...kept.keys()], currentSize: 0, limitSize: 10_240 }),
    getStorage: answering('getStorage', ({ key }: { key: string }) => {
      if (!kept.has(key)) throw new Error('data not found')
      return { data: read(key) }
    }),
    setStorage: answering('setStorage', ({ key, data }: { key: string; data: unknown }) => write(key, data)),
    removeStorage: answering('removeStorage', ({ key }: { key: string }) => void kept.delete(key)),
  }
}
