import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'
import { seen } from './shopping.ts'

/** After so many pages on top of each other the app is loaded anew: WeChat holds ten, and a stack makes every look slower. */
const PAGES_MAX = 8

/**
 * Opens one screen after the other within the app, as a link does, and looks at each once its content is there;
 * answers what was found, by screen. Loading the app anew for each costs several times as much.
 */
export async function walk(
  page: Page,
  screens: readonly Screen[],
  look: (page: Page) => Promise<string[]>,
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [index, { name, path, shows }] of screens.entries()) {
    const isNear = index % PAGES_MAX !== 0 && path.startsWith('/packages/')
    if (!isNear || !(await openWithin(page, path, shows))) {
      await page.goto(path)
      await isOpen(page, path, shows)
    }
    const faults = await look(page)
    if (faults.length > 0) found[name] = faults
  }
  return found
}

const NEAR_MS = 6_000

/**
 * As the app's router hears of a way forward that the browser took; false when it did not: a router that is still
 * between two pages hears nothing, and this is no person who would tap again.
 */
async function openWithin(page: Page, path: string, shows: Screen['shows']): Promise<boolean> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  return isOpen(page, path, shows, NEAR_MS).then(
    () => true,
    () => false,
  )
}

/**
 * The page of that path is the open one, and its content is there. The page first: what is looked for may stand on the
 * one before it, too, and a page that is left before it is mounted takes the next one's parameters for its own.
 */
async function isOpen(page: Page, path: string, shows: Screen['shows'], timeout?: number): Promise<void> {
  const options = timeout === undefined ? {} : { timeout }
  const [name] = path === '/' ? ['/pages/home/index'] : path.split('?')
  await page.locator(`.taro_page_show[id^="${name}?"]`).first().waitFor(options)
  await seen(page, shows).first().waitFor(options)
}
