import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashBuildInputs } from './build-inputs.ts'

let checkout: string

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), 'yuxiang-inputs-'))
  await mkdir(join(checkout, 'miniapp', 'src'), { recursive: true })
  await mkdir(join(checkout, 'shared', 'src'), { recursive: true })
  await write('pnpm-lock.yaml', '')
  await write('tsconfig.base.json', '{}')
  await write('miniapp/src/app.tsx', 'one')
})
afterEach(() => rm(checkout, { recursive: true }))

const write = (path: string, text: string) => writeFile(join(checkout, path), text)
const hash = (env: Record<string, string> = {}) => hashBuildInputs(env, checkout)

test('a variable that is compiled in changes the hash, another does not', () => {
  const before = hash({ TARO_APP_API_BASE: 'https://a.example' })
  expect(hash({ TARO_APP_API_BASE: 'https://a.example', PORT: '1' })).toBe(before)
  expect(hash({ TARO_APP_API_BASE: 'https://b.example' })).not.toBe(before)
})

test.each([
  ['a changed source', 'miniapp/src/app.tsx'],
  ['a new shared source', 'shared/src/money.ts'],
  ['the lock file', 'pnpm-lock.yaml'],
])('%s changes the hash', async (_, path) => {
  const before = hash()
  await write(path, 'two')
  expect(hash()).not.toBe(before)
})

test.each(['shared/src/money.unit.test.ts', 'shared/src/money.db.test.ts', 'miniapp/src/app.test.tsx'])(
  '%s does not change the hash',
  async (path) => {
    const before = hash()
    await write(path, 'a test')
    expect(hash()).toBe(before)
  },
)

test('what a build writes does not change the hash', async () => {
  const before = hash()
  await mkdir(join(checkout, 'miniapp', 'dist'))
  await write('miniapp/dist/app.js', 'built')
  expect(hash()).toBe(before)
})
