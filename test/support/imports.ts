import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One import of one file; both are paths from the root, or `to` is a package's name as it was written. */
export interface Import {
  from: string
  to: string
  /** A path that leads out of its own package and names no package: shared is imported by its name. */
  isRelative: boolean
}

const statement =
  /(?:^|\n)\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g

/** What belongs to us under another name. */
const aliases: [prefix: string, path: string][] = [
  ['@yuxiang/shared/', 'shared/src/'],
  ['@yuxiang/server/', 'server/'],
]

function resolved(from: string, written: string): string {
  if (written.startsWith('.')) return normalize(join(dirname(from), written))
  if (written.startsWith('@/') && from.startsWith('miniapp/')) return `miniapp/src/${written.slice(2)}`
  const alias = aliases.find(([prefix]) => written.startsWith(prefix))
  return alias ? alias[1] + written.slice(alias[0].length) : written
}

/** Every import in the code of the house, also those of types alone and those made while running. */
export function allImports(): Import[] {
  const files = globSync('{shared,server,miniapp,test}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist)(\/|$)/.test(path),
  }).map((path) => relative(root, join(root, path)))
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
    return [...text.matchAll(statement)].map((match) => {
      const written = match[1] ?? match[2] ?? ''
      return { from, to: resolved(from, written), isRelative: written.startsWith('.') }
    })
  })
}

/** The circles of a graph, each once, as the way round. */
export function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const walk = (node: string, way: string[]) => {
    const start = way.indexOf(node)
    if (start !== -1) {
      circles.push([...way.slice(start), node])
      return
    }
    if (done.has(node)) return
    for (const next of edges.get(node) ?? []) walk(next, [...way, node])
    done.add(node)
  }
  for (const node of edges.keys()) walk(node, [])
  return circles
}
