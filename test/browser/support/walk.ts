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
    if (index % PAGES_MAX === 0 || !path.startsWith('/packages/')) await page.goto(path)
    else await openWithin(page, path)
    await seen(page, shows).first().waitFor()
    // Between two pages none is marked as the open one.
    await page.locator('.taro_page_show').first().waitFor()
    const faults = await look(page)
    if (faults.length > 0) found[name] = faults
  }
  return found
}

/** As the app's router hears of a way forward that the browser took. */
const openWithin = (page: Page, path: string): Promise<unknown> =>
  page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
