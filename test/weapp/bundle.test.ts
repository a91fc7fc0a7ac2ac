import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import type {} from '../support/weapp-setup.ts'
import { allPages, packageOf, readAppConfig } from './simulator/app-config.ts'

const directory = inject('weappDirectory')
const config = readAppConfig(directory)
const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) =>
  statSync(join(directory, file)).isFile(),
)
const mib = 1024 * 1024
const roots = (config.subPackages ?? []).map(({ root }) => root)
const read = (file: string) => readFileSync(join(directory, file), 'utf8')

/** Bytes of a package as WeChat counts them: every file. */
const sizeOf = (packageRoot: string): number =>
  files
    .filter((file) => packageOf(config, file) === packageRoot)
    .reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)

describe('the packages are small enough', () => {
  test('the main package has at most 1 MB', () => {
    expect(sizeOf('')).toBeGreaterThan(100_000)
    expect(sizeOf('')).toBeLessThanOrEqual(mib)
  })

  test.each(roots)('%s has at most 2 MB', (root) => {
    expect(sizeOf(root)).toBeGreaterThan(0)
    expect(sizeOf(root)).toBeLessThanOrEqual(2 * mib)
  })

  test('all together have at most 20 MB', () => {
    expect(['', ...roots].reduce((sum, root) => sum + sizeOf(root), 0)).toBeLessThanOrEqual(20 * mib)
  })

  test('zod is in none of them', () => {
    expect(
      files.filter((file) => file.endsWith('.js') && /ZodError|_zod\b|invalid_union/.test(read(file))),
    ).toEqual([])
  })
})

describe('what the bundle names is in it', () => {
  test('the four tabs and their icons', () => {
    const { list } = config.tabBar
    expect(list.map((tab) => tab.text)).toEqual(['首页', '分类', '购物车', '我的'])
    const named = list.flatMap((tab) => [`${tab.pagePath}.js`, tab.iconPath, tab.selectedIconPath])
    expect(named.filter((file) => !files.includes(file))).toEqual([])
    for (const tab of list) expect(config.pages).toContain(tab.pagePath)
  })

  test.each(allPages(config))('%s has its files and draws with the common templates', (page) => {
    const missing = ['js', 'json', 'wxml'].filter((extension) => !files.includes(`${page}.${extension}`))
    expect(missing).toEqual([])
    expect(() => JSON.parse(read(`${page}.json`))).not.toThrow()
    expect(read(`${page}.wxml`)).toContain('taro_tmpl')
  })

  test('no file refers to one that is missing or in another subpackage', () => {
    const wrong = files.flatMap((file) =>
      referencesOf(file)
        .filter((target) => !mayUse(file, target))
        .map((target) => `${file} → ${target}`),
    )
    expect(files.flatMap(referencesOf).length).toBeGreaterThan(20)
    expect(wrong).toEqual([])
  })
})

/** Files which a script requires, a stylesheet or template imports, or a page's configuration names. */
function referencesOf(file: string): string[] {
  const patterns: Record<string, { pattern: RegExp; extension: string }> = {
    js: { pattern: /\brequire\("([./][^"]+)"\)/g, extension: '.js' },
    wxss: { pattern: /@import\s+["']([^"']+)["']/g, extension: '.wxss' },
    wxml: { pattern: /<(?:import|include|wxs)[^>]*\bsrc="([^"]+)"/g, extension: '.wxml' },
    json: { pattern: /"comp":"([^"]+)"/g, extension: '.json' },
  }
  const known = patterns[file.split('.').at(-1) ?? '']
  if (!known) return []
  return [...read(file).matchAll(known.pattern)].map(([, target = '']) => {
    const path = target.startsWith('/') ? target.slice(1) : normalize(join(file, '..', target))
    return existsSync(join(directory, path)) ? path : path + known.extension
  })
}

function mayUse(file: string, target: string): boolean {
  return files.includes(target) && ['', packageOf(config, file)].includes(packageOf(config, target))
}
