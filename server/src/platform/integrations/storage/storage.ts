/** A part of a file: its first byte and its last, both within it. */
export interface ByteRange {
  from: number
  to: number
}

/** Keeps files by key; what is put is there before `put` answers, and a reader never sees half of it. */
export interface Storage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** With a range, no more than that is read. */
  get(key: string, range?: ByteRange): Promise<{ bytes: Uint8Array; contentType: string } | null>
  /** Gone afterwards, whether or not it was there. */
  remove(key: string): Promise<void>
}

/** A key that could reach outside the store, or whose ending does not say its content. A fault of the caller. */
export class StorageKeyError extends Error {
  override name = 'StorageKeyError'
}

/** What may be stored; the ending tells the type on the way out, so nothing is ever served as a page. */
const contentTypes: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Folders and names of letters, digits, `-`, `_`, none beginning with a dot; one ending. */
const KEY = /^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/){0,4}[A-Za-z0-9][A-Za-z0-9_-]{0,99}\.([a-z0-9]{2,5})$/

/** The content type a key stands for; null when it is no key of ours. */
export function contentTypeOf(key: string): string | null {
  const ending = KEY.exec(key)?.[1]
  return (ending && Object.hasOwn(contentTypes, ending) && contentTypes[ending]) || null
}

/** Throws {@link StorageKeyError} unless `key` is one of ours and stands for `contentType`. */
export function assertKey(key: string, contentType: string): void {
  if (contentTypeOf(key) !== contentType) throw new StorageKeyError(`not a key for ${contentType}`)
}
