import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assertKey, type ByteRange, contentTypeOf, type Storage } from './storage.ts'

/** Keeps files below a directory, made when it is missing. */
export function createDiskStorage(directory: string): Storage {
  return {
    async put(key, bytes, contentType) {
      assertKey(key, contentType)
      const path = join(directory, key)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${randomUUID()}.part`
      try {
        await writeThrough(temporary, bytes)
        await rename(temporary, path)
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      await syncDirectory(dirname(path))
    },
    async get(key, range) {
      const contentType = contentTypeOf(key)
      if (contentType === null) return null
      const path = join(directory, key)
      try {
        return { bytes: await (range ? readPart(path, range) : readFile(path)), contentType }
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
        throw error
      }
    },
    async remove(key) {
      if (contentTypeOf(key) !== null) await rm(join(directory, key), { force: true })
    },
  }
}

async function readPart(path: string, { from, to }: ByteRange): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const length = to - from + 1
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename survives a power cut only once its directory is on disk, too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
