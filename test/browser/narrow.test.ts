import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { phones } from './support/phones.ts'
import { fillScreens } from './support/screens.ts'
import { seen } from './support/shopping.ts'

const open = phones()

describe.each([
  { phone: 'a phone 320 px wide', width: 320, elder: false },
  { phone: '长辈版 on a phone 390 px wide', width: 390, elder: true },
])('on $phone', ({ width, elder }) => {
  it('nothing reaches over the edge of the screen', async () => {
    const { screens, stored } = await fillScreens(inject('shopUrl'))
    const { page, complaints } = await open({ width, stored: { ...stored, elder } })
    const over: Record<string, string[]> = {}
    for (const { name, path, shows } of screens) {
      await page.goto(path)
      await seen(page, shows).first().waitFor()
      const found = await overEdge(page)
      if (found.length > 0) over[name] = found
    }
    expect(over).toEqual({})
    expect(complaints).toEqual([])
  })
})

/** What scrolls sideways, and boxes cut off by the edge: all but those within a box that is meant to scroll. */
function overEdge(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const wide = [document.scrollingElement, document.querySelector('.taro_page_show')]
      .filter((box) => box.scrollWidth > innerWidth)
      .map((box) => \`\${box.className || box.tagName} is \${box.scrollWidth} px wide\`)
    const cut = [...document.querySelectorAll('.taro_page_show .page *')].filter((box) => {
      const { left, right, width, height } = box.getBoundingClientRect()
      if (width === 0 || height === 0 || (left >= -1 && right <= innerWidth + 1)) return false
      return !box.closest('.scroller--x, .slides') && getComputedStyle(box).visibility === 'visible'
    })
    return [...wide, ...cut.map((box) => \`\${box.className}: \${box.textContent.slice(0, 20)}\`)]
  })()`)
}
