import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

const inputPlaces = ['miniapp', 'shared']
const inputFiles = ['pnpm-lock.yaml', 'tsconfig.base.json']
const ignoredFolders = new Set(['node_modules', 'dist', '.swc', '.taro'])
const testFile = /\.test\.tsx?$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ignoredFolders.has(entry.name) ? [] : filesBelow(path)
    return entry.isFile() && !testFile.test(entry.name) ? [path] : []
  })
}

/**
 * A hash over everything the app's builds read: names and contents of its own and the shared sources, the lock
 * file, and the variables which Taro compiles in. Contents, not times: a checkout or a copy changes all times.
 */
export function hashBuildInputs(env: Record<string, string | undefined>, checkout = root): string {
  const hash = createHash('sha256')
  const files = inputPlaces.flatMap((place) => filesBelow(join(checkout, place)))
  for (const path of [...files, ...inputFiles.map((name) => join(checkout, name))].sort()) {
    hash.update(relative(checkout, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const name of Object.keys(env)
    .filter((name) => name.startsWith('TARO_APP_'))
    .sort()) {
    hash.update(`${name}=${env[name]}\0`)
  }
  return hash.digest('hex')
}
