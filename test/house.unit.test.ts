import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { allImports, circlesOf, type Import } from './support/imports.ts'

const imports = allImports()

/** Tests and what only they use may reach further than the code beside them. */
const isTest = (path: string): boolean =>
  path.startsWith('test/') || /\.test\.tsx?$|(^|\/)test-[\w-]+\.ts$/.test(path)
const production = imports.filter(({ from }) => !isTest(from))

const packageOf = (path: string): string => path.split('/')[0] ?? ''
const packages = new Set(['shared', 'server', 'miniapp', 'test'])

const domainOf = (path: string): string | null => /^server\/src\/([\w-]+)\//.exec(path)?.[1] ?? null
/** The catalogue's example data is written around all domains, and fills their tables as they are. */
const isDomain = (name: string | null): name is string =>
  name !== null && name !== 'platform' && name !== 'demo'

const told = (wrong: Import[]): string[] => wrong.map(({ from, to }) => `${from} → ${to}`)

describe('the house', () => {
  it('is read whole: a file imports something, and a known import is found', () => {
    expect(imports.length).toBeGreaterThan(2_000)
    expect(told(imports)).toContain('server/src/orders/place-order.ts → server/src/catalog/index.ts')
    expect(told(imports)).toContain('miniapp/src/services/api.ts → shared/src/api/contract')
  })

  it('keeps miniapp → shared ← server, and only tests know all', () => {
    const mayKnow: Record<string, string[]> = { shared: [], server: ['shared'], miniapp: ['shared'] }
    const wrong = production.filter(({ from, to }) => {
      const [own, other] = [packageOf(from), packageOf(to)]
      return own !== other && packages.has(other) && !(mayKnow[own] ?? []).includes(other)
    })
    expect(told(wrong)).toEqual([])
  })

  it('asks shared by its name, not by a path', () => {
    const wrong = imports.filter(
      ({ from, to, isRelative }) => packageOf(from) !== 'shared' && packageOf(to) === 'shared' && isRelative,
    )
    expect(told(wrong)).toEqual([])
  })

  it('keeps shared pure: zod and the calendar alone, no Node', () => {
    const known = ['zod', 'chinese-days']
    const wrong = production.filter(
      ({ from, to }) => packageOf(from) === 'shared' && packageOf(to) !== 'shared' && !known.includes(to),
    )
    expect(told(wrong)).toEqual([])
  })

  it('keeps zod and Node out of the app’s bundle', () => {
    const wrong = production.filter(
      ({ from, to }) => from.startsWith('miniapp/src/') && (to === 'zod' || to.startsWith('node:')),
    )
    expect(told(wrong)).toEqual([])
  })

  it('lets nobody but launch know the emulator, and the emulator nobody', () => {
    const wrong = production.filter(
      ({ from, to }) =>
        (to.startsWith('server/emulator/') && !/^server\/(emulator|launch)\//.test(from)) ||
        (from.startsWith('server/emulator/') && /^(server\/(src|launch)|shared)\//.test(to)) ||
        (to.startsWith('server/launch/') && !from.startsWith('server/launch/')),
    )
    expect(told(wrong)).toEqual([])
  })

  it('has a platform that knows no domain', () => {
    const wrong = production.filter(
      ({ from, to }) =>
        domainOf(from) === 'platform' && to.startsWith('server/src/') && domainOf(to) !== 'platform',
    )
    expect(told(wrong)).toEqual([])
  })

  it('asks a domain through its index alone', () => {
    const wrong = production.filter(({ from, to }) => {
      const [own, other] = [domainOf(from), domainOf(to)]
      if (own === other || own === 'demo' || !isDomain(other)) return false
      return to !== `server/src/${other}/index.ts`
    })
    expect(told(wrong)).toEqual([])
  })

  it('has no circle of domains', () => {
    const edges = new Map<string, Set<string>>()
    for (const { from, to } of production) {
      const [own, other] = [domainOf(from), domainOf(to)]
      if (!isDomain(own) || !isDomain(other) || own === other) continue
      edges.set(own, (edges.get(own) ?? new Set()).add(other))
    }
    expect(edges.get('orders')?.has('payments')).toBe(true)
    expect(circlesOf(edges).map((way) => way.join(' → '))).toEqual([])
  })

  it('has routes that hold no SQL', () => {
    const wrong = production.filter(
      ({ from, to }) =>
        /(^|[-/])routes?\.ts$/.test(from) &&
        from.startsWith('server/src/') &&
        (to.startsWith('drizzle-orm') || to === 'postgres' || /\/tables\.ts$/.test(to)),
    )
    expect(told(wrong)).toEqual([])
  })
})

/**
 * What engines learned after 2020, by how it is written. core-js for a handful of it would cost 7 kB of the 150 kB of
 * the first load.
 */
const newer = [
  /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(/,
  /\b(Array\.fromAsync|Map\.groupBy|Object\.groupBy|Object\.hasOwn|structuredClone|crypto\.randomUUID)\(/,
  /\.(replaceAll|isWellFormed|toWellFormed)\(/,
  /\b(Promise\.(any|try|withResolvers)|AbortSignal\.(any|timeout))\(|\bAggregateError\b|\bIterator\./,
  /(?<!\bz)\.(union|intersection|difference|symmetricDifference|isSubsetOf|isSupersetOf)\(/,
  // A regular expression that looks back is a syntax error.
  /\(\?<[=!]/,
]

/** Files whose code the app runs: its own, and those of shared that these lead to. The contract gives types alone. */
function filesOfApp(): string[] {
  const withEnding = (path: string) => (/\.tsx?$/.test(path) ? path : `${path}.ts`)
  const leadsTo = new Map<string, string[]>()
  for (const { from, to } of production) {
    if (to.startsWith('shared/src/')) leadsTo.set(from, [...(leadsTo.get(from) ?? []), withEnding(to)])
  }
  const own = production.map(({ from }) => from).filter((path) => path.startsWith('miniapp/src/'))
  const files = new Set(own)
  for (const file of files) {
    for (const next of leadsTo.get(file) ?? []) if (!next.startsWith('shared/src/api/')) files.add(next)
  }
  return [...files]
}

describe('the app on an older phone', () => {
  const text = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')

  it('uses nothing that engines learned after 2020: iPhones before iOS 16 would show nothing', () => {
    const files = filesOfApp()
    expect(files).toContain('shared/src/merchants/licences.ts')
    expect(files).not.toContain('shared/src/pricing/choose-offers.ts')
    const wrong = files.flatMap((path) =>
      newer.flatMap((written) =>
        (written.exec(text(path)) ?? []).slice(0, 1).map((found) => ({ path, found })),
      ),
    )
    expect(wrong).toEqual([])
  })
})

describe('a page of the mini program', () => {
  const app = fileURLToPath(new URL('../miniapp/src', import.meta.url))
  const pages = globSync('{pages,packages}/**/index.config.ts', { cwd: app })
  const readIn = (path: string): string => readFileSync(join(app, path), 'utf8')
  const codeOf = (page: string): string =>
    globSync(`${dirname(page)}/*.tsx`, { cwd: app })
      .map(readIn)
      .join('\n')
  const isWrong = (used: RegExp, option: string) => (page: string) =>
    used.test(codeOf(page)) !== readIn(page).includes(`${option}: true`)

  it('says in its config that it can be shared when it says what is shared, and only then', () => {
    expect(pages.length).toBeGreaterThan(100)
    expect(pages.filter((page) => /useShareAppMessage\(/.test(codeOf(page))).length).toBeGreaterThan(10)
    expect(pages.filter(isWrong(/\buseShareAppMessage\(/, 'enableShareAppMessage'))).toEqual([])
  })

  it('can be pulled down when there is something to refresh; else the phone would show it refreshing for ever', () => {
    expect(pages.filter(isWrong(/\bonRefresh=\{/, 'enablePullDownRefresh'))).toEqual([])
  })
})

describe('circlesOf', () => {
  it('finds the way round, and none where there is none', () => {
    const graph = (pairs: [string, string[]][]) => new Map(pairs.map(([node, to]) => [node, new Set(to)]))
    expect(
      circlesOf(
        graph([
          ['a', ['b', 'c']],
          ['b', ['c']],
        ]),
      ),
    ).toEqual([])
    expect(
      circlesOf(
        graph([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual([['a', 'b', 'c', 'a']])
  })
})
