import { type AppConfig, allPages } from './app-config.ts'
import type { SimulatedPage } from './page.ts'
import type { Navigator } from './wx/navigation.ts'

const mostPages = 10

/** The pages of the app: one stack upon the tab that is open; the other tabs stay as they were left. */
export class PageStack implements Navigator {
  readonly #config: AppConfig
  readonly #create: (path: string, query: Record<string, string>) => SimulatedPage
  readonly #tabs = new Map<string, SimulatedPage>()
  #stack: SimulatedPage[] = []

  constructor(config: AppConfig, create: (path: string, query: Record<string, string>) => SimulatedPage) {
    this.#config = config
    this.#create = create
  }

  get pages(): readonly SimulatedPage[] {
    return this.#stack
  }

  get top(): SimulatedPage {
    const page = this.#stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  open(url: string): void {
    const target = this.#parse(url, false)
    if (this.#stack.length >= mostPages) throw new Error('webview count limit exceed')
    this.#stack.at(-1)?.call('onHide')
    this.#push(target)
  }

  replace(url: string): void {
    const target = this.#parse(url, false)
    this.#stack.pop()?.call('onUnload')
    this.#push(target)
  }

  relaunch(url: string): void {
    const target = this.#parse(url)
    for (const page of new Set([...this.#stack, ...this.#tabs.values()])) page.call('onUnload')
    this.#stack = []
    this.#tabs.clear()
    this.#push(target)
  }

  switchTab(url: string): void {
    const { path, query } = this.#parse(url, true)
    while (this.#stack.length > 1) this.#stack.pop()?.call('onUnload')
    const left = this.#stack.pop()
    if (left && !this.#isTab(left.path)) left.call('onUnload')
    else if (left?.path !== path) left?.call('onHide')
    const known = this.#tabs.get(path)
    if (!known) {
      this.#push({ path, query })
      return
    }
    this.#stack = [known]
    if (left !== known) known.call('onShow')
  }

  back(delta: number): void {
    for (let turn = 0; turn < delta && this.#stack.length > 1; turn++) this.#stack.pop()?.call('onUnload')
    this.top.call('onShow')
  }

  #push({ path, query }: { path: string; query: Record<string, string> }): void {
    const page = this.#create(path, query)
    this.#stack.push(page)
    if (this.#isTab(path)) this.#tabs.set(path, page)
    page.call('onLoad', query)
    page.call('onShow')
    page.call('onReady')
  }

  #isTab(path: string): boolean {
    return this.#config.tabBar.list.some((tab) => tab.pagePath === path)
  }

  /** WeChat hands the values of a query on as they stand in the address, escaped. */
  #parse(url: string, mustBeTab?: boolean): { path: string; query: Record<string, string> } {
    const [route = '', text = ''] = url.split('?')
    const path = route.replace(/^\//, '')
    if (!allPages(this.#config).includes(path)) throw new Error(`page "${path}" is not found`)
    if (mustBeTab !== undefined && mustBeTab !== this.#isTab(path)) {
      throw new Error(mustBeTab ? 'can not switch to no-tabBar page' : 'can not navigateTo a tabbar page')
    }
    const pairs = text.split('&').filter(Boolean)
    return {
      path,
      query: Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? ''])),
    }
  }
}
