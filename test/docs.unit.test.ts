import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, matchesGlob, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const unwatched = new Set(['node_modules', 'dist', '.data', '.git', '.pnpm-store'])

/** Every file and folder of the repository, from its root; not what is installed or built. */
function everything(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (unwatched.has(entry.name)) return []
    const path = join(folder, entry.name)
    return [relative(root, path), ...(entry.isDirectory() ? everything(path) : [])]
  })
}

const paths = everything()
const names = new Set(paths.map((path) => basename(path)))
const documents = paths.filter((path) => /^(README\.md|CONTRIBUTING\.md|docs\/.+\.md)$/.test(path))

const fileName = /^[\w.*<>@-]+\.(ts|tsx|js|json|md|sql|scss|yaml|png|webp|jpg)$/

/** Whether something in backticks means a place here: it begins with a name of the root, or is a file's name. */
function meansPath(text: string): boolean {
  if (!/^[\w./*<>@{},-]+$/.test(text)) return false
  const [top = ''] = text.split('/')
  if (text.split('/').some((part) => unwatched.has(part))) return false
  return text.includes('/') ? paths.includes(top) : fileName.test(text)
}

/** `<domain>` and `*` stand for any name; a bare name may be anywhere, a path is from the root or the document. */
function exists(text: string, document: string): boolean {
  const glob = text.replace(/<[^>]*>/g, '*').replace(/\/$/, '')
  if (!glob.includes('/')) return [...names].some((name) => matchesGlob(name, glob))
  return [glob, join(dirname(document), glob)].some((from) => paths.some((path) => matchesGlob(path, from)))
}

/** What a document names: code in backticks outside of its blocks, and the targets of its links. */
function namedIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8').replace(/^```[\s\S]*?^```/gm, '')
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '').filter(meansPath)
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1] ?? '')
  return [...code, ...links.map((link) => (link.includes('/') ? link : `./${link}`))]
}

test('every path that a document names is there', () => {
  expect(documents).toContain('CONTRIBUTING.md')
  const missing = documents.flatMap((document) =>
    namedIn(document)
      .filter((text) => !exists(text, document))
      .map((text) => `${document}: ${text}`),
  )
  expect(missing).toEqual([])
})

test('the check sees places, patterns and names, and leaves other code alone', () => {
  for (const text of ['server/src/gone.ts', 'docs/gone/', 'gone.ts', 'shared/src/gone/<domain>.ts']) {
    expect([text, meansPath(text), exists(text, 'README.md')]).toEqual([text, true, false])
  }
  for (const text of [
    'server/src/main.ts',
    'shared/src/api/',
    'biome.json',
    'server/src/<domain>/tables.ts',
  ]) {
    expect([text, meansPath(text), exists(text, 'README.md')]).toEqual([text, true, true])
  }
  for (const text of [
    '/api/orders',
    'miniapp/dist/h5',
    'Asia/Shanghai',
    'pnpm test',
    'platform.clock()',
    'a.b',
  ]) {
    expect([text, meansPath(text)]).toEqual([text, false])
  }
})
