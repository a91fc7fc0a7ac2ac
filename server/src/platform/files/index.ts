import type { Storage } from '../integrations/storage/index.ts'
import { type AcceptedImage, acceptImage } from './accept-image.ts'

export { acceptDocument } from './accept-document.ts'
export {
  acceptImage,
  MAX_IMAGE_BYTES,
} from './accept-image.ts'
export { FileRefusal } from './file-refusal.ts'
export { paperType } from './paper-type.ts'
export { ownUploads, recordUpload } from './uploads.ts'

interface StoredImage {
  hash: string
  /** Pixels of the largest rendition. */
  width: number
  height: number
  /** Widest first. */
  renditions: { key: string; width: number }[]
}

/** Pictures on their way into the store and out of it. */
export interface Files {
  /** Takes an upload and keeps its renditions; FileRefusal when it is no good picture. Repeating it changes nothing. */
  keepImage(bytes: Uint8Array): Promise<StoredImage>
  /** A stored file by key, or null. The key's content never changes. Never a private one. */
  read(key: string): ReturnType<Storage['get']>
  /** What not everybody may see: kept apart, so that no public address leads to it. */
  private: Storage
}

const PRIVATE = 'private/'

export function createFiles(storage: Storage): Files {
  return {
    async keepImage(bytes) {
      const { hash, width, height, renditions }: AcceptedImage = await acceptImage(bytes)
      // Whoever has the address has what was there first.
      for (const { key, bytes: content, contentType } of renditions)
        if ((await storage.get(key)) === null) await storage.put(key, content, contentType)
      return { hash, width, height, renditions: renditions.map(({ key, width }) => ({ key, width })) }
    },
    read: async (key) => (key.startsWith(PRIVATE) ? null : storage.get(key)),
    private: {
      put: (key, bytes, contentType) => storage.put(PRIVATE + key, bytes, contentType),
      get: (key, range) => storage.get(PRIVATE + key, range),
      remove: (key) => storage.remove(PRIVATE + key),
    },
  }
}
