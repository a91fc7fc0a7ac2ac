import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Serious and critical violations on the open page, as `rule: element, what is wrong`, once nothing moves or is pressed any more. */
export async function serious(page: Page): Promise<string[]> {
  // A button is paler while it is pressed, which Chromium says of a tapped one for a moment longer.
  await page.locator('.tap:active').first().waitFor({ state: 'detached' })
  await page.evaluate(`Promise.all(
    document.getAnimations().filter((one) => one.effect.getTiming().iterations === 1).map((one) => one.finished),
  )`)
  // Evaluated by the debugger, since the page's content security policy allows no foreign script element.
  if (!(await page.evaluate(`'axe' in globalThis`))) await page.evaluate(await axe)
  const results = (await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })`,
  )) as AxeResults
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
