import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, inject, test } from 'vitest'
import type {} from '../support/browser-setup.ts'

const shopUrl = inject('shopUrl')
const limitBytes = 150_000

/** Every script which a browser has fetched when the home page can be used: address → source. */
const scripts = new Map<string, string>()
beforeAll(async () => {
  const html = await read('/')
  const first = [...html.matchAll(/<script[^>]*\bsrc="([^"]+)"/g)].map(([, source = '']) => source)
  for (const source of first) scripts.set(source, await read(source))
  for (const source of homeChunks([...scripts.values()])) scripts.set(source, await read(source))
})

test('the scripts are those of the document and of the home page', () => {
  const names = [...scripts.keys()].join(' ')
  expect(names).toMatch(/app\.\w+\.js/)
  expect(names).toMatch(/vendor\.\w+\.js/)
  expect(scripts.size).toBeGreaterThan(2)
  // A title that only the home page has.
  expect([...scripts.values()].some((source) => /为您推荐|\\u4e3a\\u60a8\\u63a8\\u8350/.test(source))).toBe(
    true,
  )
})

test('all JavaScript of the first load has at most 150 kB, gzip', () => {
  const sizes = [...scripts].map(([name, source]) => ({ name, bytes: gzipSync(source, { level: 9 }).length }))
  const bytes = sizes.reduce((sum, size) => sum + size.bytes, 0)
  expect(bytes, JSON.stringify(sizes)).toBeGreaterThan(50_000)
  expect(bytes, JSON.stringify(sizes)).toBeLessThanOrEqual(limitBytes)
})

test('zod is not in it', () => {
  for (const source of scripts.values()) expect(source).not.toMatch(/ZodError|_zod\b|invalid_union/)
})

async function read(path: string): Promise<string> {
  const answer = await fetch(new URL(path, shopUrl))
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

/** Addresses of the chunks that the router loads for the home page, as webpack's runtime in the first scripts names them. */
function homeChunks(sources: string[]): string[] {
  const [, load = ''] = found(sources, /"path":\s*"pages\/home\/index",\s*"load":[^[]*\[(.*?)\.then\(/)
  const [, parameter = '', name = ''] = found(
    sources,
    /\.u\s*=\s*function\s*\((\w+)\)\s*\{\s*return\s*(.+?\+"\.js")/,
  )
  const nameOf = runInNewContext(`(${parameter}) => ${name}`) as (id: number) => string
  const ids = [...load.matchAll(/\.e\((\w+)\)/g)].map(([, id]) => Number(id))
  if (ids.length === 0) throw new Error(`no chunks in ${load}`)
  return ids.map((id) => `/${nameOf(id)}`)
}

function found(sources: string[], pattern: RegExp): RegExpExecArray {
  const match = sources.map((source) => pattern.exec(source)).find(Boolean)
  if (!match) throw new Error(`webpack's output has nothing like ${pattern}`)
  return match
}
