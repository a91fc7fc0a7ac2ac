import type { Page } from 'playwright-core'

/** What scrolls sideways, and boxes cut off by the edge: all but those within a box that is meant to scroll. */
export function overEdge(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const wide = [document.scrollingElement, document.querySelector('.taro_page_show')]
      .filter((box) => box !== null && box.scrollWidth > innerWidth)
      .map((box) => \`\${box.className || box.tagName} is \${box.scrollWidth} px wide\`)
    const cut = [...document.querySelectorAll('.taro_page_show .page *')].filter((box) => {
      const { left, right, width, height } = box.getBoundingClientRect()
      if (width === 0 || height === 0 || (left >= -1 && right <= innerWidth + 1)) return false
      return !box.closest('.scroller--x, .slides') && getComputedStyle(box).visibility === 'visible'
    })
    return [...wide, ...cut.map((box) => \`\${box.className}: \${box.textContent.slice(0, 20)}\`)]
  })()`)
}
