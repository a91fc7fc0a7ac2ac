import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Storage } from '../integrations/storage/index.ts'
import { acceptImage, createFiles, FileRefusal, MAX_IMAGE_BYTES } from './index.ts'

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#D4382C' } })

async function refusalOf(bytes: Uint8Array): Promise<FileRefusal> {
  const error: unknown = await acceptImage(bytes).catch((thrown: unknown) => thrown)
  if (!(error instanceof FileRefusal)) throw new Error(`not refused: ${String(error)}`)
  return error
}

test('a photograph becomes three WebPs, upright, without the place it was taken', async () => {
  const photo = await plain(1600, 800)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitude: '29/1 33/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const { hash, renditions } = await acceptImage(photo)
  expect(hash).toBe(createHash('sha256').update(photo).digest('hex').slice(0, 32))
  expect(renditions.map(({ key }) => key)).toEqual([
    `${hash}-1200.webp`,
    `${hash}-750.webp`,
    `${hash}-375.webp`,
  ])
  const sizes = []
  for (const { bytes } of renditions) {
    const { format, width, height, exif, orientation } = await sharp(bytes).metadata()
    expect({ format, exif, orientation }).toEqual({ format: 'webp', exif: undefined, orientation: undefined })
    sizes.push([width, height])
  }
  // The camera lay on its side: 1600 × 800 is shown as 800 × 1600, and is not enlarged to 1200.
  expect(sizes).toEqual([
    [800, 1600],
    [750, 1500],
    [375, 750],
  ])
})

test('PNG and WebP are taken as well', async () => {
  expect((await acceptImage(await plain(20, 20).png().toBuffer())).renditions).toHaveLength(3)
  expect((await acceptImage(await plain(20, 20).webp().toBuffer())).renditions).toHaveLength(3)
})

test('the content decides: pages, drawings, animations, programs and empty files are no pictures', async () => {
  const gif = await plain(4, 4).gif().toBuffer()
  const texts = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html><script>alert(1)</script>',
    '%PDF-1.7 nothing',
    'MZ\u0090\0',
    '',
  ]
  for (const bytes of [gif, ...texts.map((text) => Buffer.from(text))]) {
    expect((await refusalOf(bytes)).code).toBe('file_type_not_allowed')
  }
})

test('HEIC is refused with advice', async () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')])
  const refusal = await refusalOf(heic)
  expect(refusal.code).toBe('file_type_not_allowed')
  expect(refusal.detail).toContain('HEIC')
})

test('a picture in name only is unreadable: a page behind a JPEG’s first bytes, a photograph cut off', async () => {
  const disguised = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>'.repeat(20))])
  expect((await refusalOf(disguised)).code).toBe('image_unreadable')
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const photo = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#fff', noise } })
    .jpeg()
    .toBuffer()
  expect((await refusalOf(photo.subarray(0, photo.length / 2))).code).toBe('image_unreadable')
})

test('too many bytes, and too many pixels in few bytes', async () => {
  const small = await plain(20, 20).png().toBuffer()
  const padded = Buffer.concat([small, Buffer.alloc(MAX_IMAGE_BYTES + 1 - small.length)])
  expect((await refusalOf(padded)).code).toBe('file_too_large')
  const bomb = await plain(8_001, 5_000).png({ compressionLevel: 9 }).toBuffer()
  expect(bomb.length).toBeLessThan(MAX_IMAGE_BYTES)
  expect(await refusalOf(bomb)).toMatchObject({
    code: 'file_too_large',
    detail: expect.stringContaining('像素'),
  })
})

test('kept pictures can be read back by key; a refused one leaves nothing', async () => {
  const kept = new Map<string, { bytes: Uint8Array; contentType: string }>()
  const storage: Storage = {
    put: async (key, bytes, contentType) => void kept.set(key, { bytes, contentType }),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  }
  const files = createFiles(storage)
  await expect(files.keepImage(Buffer.from('<html>'))).rejects.toThrow(FileRefusal)
  expect(kept.size).toBe(0)
  const { renditions } = await files.keepImage(await plain(900, 600).png().toBuffer())
  expect(renditions.map(({ width }) => width)).toEqual([1200, 750, 375])
  for (const { key } of renditions) expect((await files.read(key))?.contentType).toBe('image/webp')
})

test('what a key shows never changes: whatever comes under it later leaves it alone', async () => {
  const kept = new Map<string, { bytes: Uint8Array; contentType: string }>()
  const files = createFiles({
    put: async (key, bytes, contentType) => void kept.set(key, { bytes, contentType }),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  })
  const photo = await plain(900, 600).png().toBuffer()
  const { renditions } = await files.keepImage(photo)
  const [large, middle, small] = renditions.map(({ key }) => key) as [string, string, string]
  // As if another picture had been there first; and one size of it had never arrived.
  const first = { bytes: Buffer.from('first'), contentType: 'image/webp' }
  kept.set(large, first).set(middle, first).delete(small)
  await files.keepImage(photo)
  expect([await files.read(large), await files.read(middle)]).toEqual([first, first])
  expect((await files.read(small))?.bytes.length).toBeGreaterThan(100)
})

test('a private file is read as such and at no public key, and is gone once removed', async () => {
  const kept = new Map<string, { bytes: Uint8Array; contentType: string }>()
  const files = createFiles({
    put: async (key, bytes, contentType) => void kept.set(key, { bytes, contentType }),
    get: async (key) => kept.get(key) ?? null,
    remove: async (key) => void kept.delete(key),
  })
  await files.private.put('papers/a.pdf', Buffer.from('paper'), 'application/pdf')
  expect((await files.private.get('papers/a.pdf'))?.contentType).toBe('application/pdf')
  for (const key of [...kept.keys(), 'papers/a.pdf']) expect(await files.read(key)).toBeNull()
  await files.private.remove('papers/a.pdf')
  expect(await files.private.get('papers/a.pdf')).toBeNull()
})
