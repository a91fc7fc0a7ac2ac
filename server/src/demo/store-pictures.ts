import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createDiskStorage, type Storage } from '../platform/integrations/storage/index.ts'

/** A picture to be made: what decides it, how, and the widths it is shown in. */
export interface Drawing {
  spec: unknown
  draw(): Promise<Buffer>
  widths: readonly number[]
}

// libvips has threads of its own; more at once would only take memory.
const parallel = 3
const quality = { quality: 80, effort: 2 }

/** Pictures made once are kept beside the dependencies, for the next data directory (each test has one). */
const keptPictures = fileURLToPath(new URL('../../node_modules/.cache/demo-pictures', import.meta.url))

/** Code that draws is a part of what decides a picture: changed code makes new keys. */
async function drawingVersion(): Promise<string> {
  const folder = new URL('./pictures/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const files = [new URL('./pictures.ts', import.meta.url), ...names.map((name) => new URL(name, folder))]
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(file))
  return hash.digest('hex')
}

/**
 * Makes the pictures which the store does not have yet and keeps them there as `<hash>-<width>.webp`; answers the
 * hashes in the order given. Keys follow from the specs, so repeating it after a crash goes on where it stopped.
 */
export async function storePictures(
  storage: Storage,
  drawings: readonly Drawing[],
  onProgress: (done: number, total: number) => void,
): Promise<string[]> {
  const version = await drawingVersion()
  const hashes = drawings.map(({ spec }) =>
    createHash('sha256').update(version).update(JSON.stringify(spec)).digest('hex').slice(0, 16),
  )
  const kept = createDiskStorage(keptPictures)
  const waiting = drawings.map((drawing, index) => ({ drawing, hash: hashes[index] ?? '' }))
  let done = 0
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await storeOne(storage, kept, next.hash, next.drawing)
      onProgress(++done, drawings.length)
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
  return hashes
}

async function storeOne(storage: Storage, kept: Storage, hash: string, drawing: Drawing): Promise<void> {
  const keys: { key: string; width: number }[] = []
  for (const width of drawing.widths) {
    const key = `${hash}-${width}.webp`
    if (!(await storage.get(key))) keys.push({ key, width })
  }
  const found = await Promise.all(keys.map(({ key }) => kept.get(key)))
  let drawn: Buffer | null = null
  for (const [index, { key, width }] of keys.entries()) {
    const bytes = found[index]?.bytes
    if (bytes) await storage.put(key, bytes, 'image/webp')
    else {
      drawn ??= await drawing.draw()
      const rendition = await sharp(drawn)
        .resize({ width, withoutEnlargement: true })
        .webp(quality)
        .toBuffer()
      await storage.put(key, rendition, 'image/webp')
      // A checkout that may not be written to only costs the time again.
      await kept.put(key, rendition, 'image/webp').catch(() => {})
    }
  }
}
