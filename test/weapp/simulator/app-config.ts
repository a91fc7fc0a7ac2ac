import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is used of `app.json`. */
export interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar: { list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[] }
}

export const readAppConfig = (directory: string): AppConfig =>
  JSON.parse(readFileSync(join(directory, 'app.json'), 'utf8')) as AppConfig

/** Paths of all pages without extension, the main package's first. */
export function allPages(config: AppConfig): string[] {
  const inPackages = (config.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  )
  return [...config.pages, ...inPackages]
}

/** The root of the package that holds a file, '' for the main one. */
export function packageOf(config: AppConfig, file: string): string {
  return (config.subPackages ?? []).find(({ root }) => file.startsWith(`${root}/`))?.root ?? ''
}
