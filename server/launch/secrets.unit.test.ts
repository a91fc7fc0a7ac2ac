import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecretKey } from './secrets.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'yuxiang-secrets-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

test('the key is made once, also by two starts at once, and only its owner can read it', async () => {
  const keys = await Promise.all([keepSecretKey(dataDir), keepSecretKey(dataDir)])
  keys.push(await keepSecretKey(dataDir))
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]?.length).toBeGreaterThanOrEqual(32)
  expect((await stat(join(dataDir, 'secret-key'))).mode & 0o777).toBe(0o600)
  expect(await readdir(dataDir)).toEqual(['secret-key'])
})
