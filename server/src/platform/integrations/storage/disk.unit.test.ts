import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDiskStorage, StorageKeyError } from './index.ts'

let parent = ''
let directory = ''
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'storage-'))
  directory = join(parent, 'files')
})
afterAll(() => rm(parent, { recursive: true, force: true }))

const bytes = Buffer.from('picture')

test('what is put is there, replaced as a whole, and nothing half-written stays behind', async () => {
  const storage = createDiskStorage(directory)
  await storage.put('products/abc-375.webp', bytes, 'image/webp')
  await storage.put('products/abc-375.webp', Buffer.from('newer'), 'image/webp')
  const stored = await storage.get('products/abc-375.webp')
  expect(stored?.contentType).toBe('image/webp')
  expect(Buffer.from(stored?.bytes ?? []).toString()).toBe('newer')
  expect(await readdir(join(directory, 'products'))).toEqual(['abc-375.webp'])
  expect(await storage.get('products/none.webp')).toBeNull()
  await storage.remove('products/abc-375.webp')
  await storage.remove('products/abc-375.webp')
  expect(await storage.get('products/abc-375.webp')).toBeNull()
  expect(await readdir(join(directory, 'products'))).toEqual([])
})

test('a part is read by itself, up to the end of the file', async () => {
  const storage = createDiskStorage(directory)
  await storage.put('evidence/a.mp4', Buffer.from('0123456789'), 'video/mp4')
  const part = async (from: number, to: number) =>
    Buffer.from((await storage.get('evidence/a.mp4', { from, to }))?.bytes ?? []).toString()
  expect([await part(0, 0), await part(3, 6), await part(8, 20)]).toEqual(['0', '3456', '89'])
  expect(await storage.get('evidence/none.mp4', { from: 0, to: 1 })).toBeNull()
})

test('no key leads outside the directory, to a hidden file, or to a type that is not its own', async () => {
  const storage = createDiskStorage(directory)
  await writeFile(join(parent, 'secret.webp'), 'secret')
  const keys = [
    '../secret.webp',
    'products/../../secret.webp',
    '..%2fsecret.webp',
    join(parent, 'secret.webp'),
    'products\\..\\..\\secret.webp',
    'a\0.webp',
    '.hidden.webp',
    'products//a.webp',
    'page.html',
    'a.constructor',
    'a.webp/',
    `${'a'.repeat(300)}.webp`,
    '',
  ]
  for (const key of keys) {
    expect(await storage.get(key)).toBeNull()
    await storage.remove(key)
    await expect(storage.put(key, bytes, 'image/webp')).rejects.toThrow(StorageKeyError)
  }
  await expect(storage.put('a.webp', bytes, 'text/html')).rejects.toThrow(StorageKeyError)
  expect(await readdir(parent)).toContain('secret.webp')
})
