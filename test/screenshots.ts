/**
 * Pictures of every screen with real data of the running demo shop, one by one and as sheets to look through:
 * `RATE_LIMIT_SCALE=1000 pnpm start`, then `node test/screenshots.ts http://localhost:8787 [plain|elder|wide]` → test/screenshots/<mode>/.
 * plain: a phone of 390×844; elder: the same in 长辈版; wide: staff's screens at 1280×844.
 */
import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser, openPhone } from './browser/support/phone.ts'
import { fillScreens } from './browser/support/screens.ts'
import { staffScreens } from './browser/support/staff-screens.ts'

const [url = 'http://localhost:8787', mode = 'plain'] = process.argv.slice(2)
const folder = fileURLToPath(new URL(`screenshots/${mode}/`, import.meta.url))
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const width = mode === 'wide' ? 1280 : 390
const browser = await openBrowser()
const taken: string[] = []

async function look(page: Page, name: string, path: string): Promise<void> {
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  // Pictures fade in.
  await page.waitForTimeout(500)
  const file = `${folder}${String(taken.length + 1).padStart(2, '0')}-${name.replaceAll(' ', '-')}.png`
  await page.screenshot({ path: file, timeout: 60_000 })
  taken.push(file)
}

const phoneOf = (stored: Record<string, unknown>) =>
  openPhone(browser, url, { width, pixelRatio: 2, stored: { ...stored, elder: mode === 'elder' } })

if (mode !== 'wide') {
  const { screens, stored } = await fillScreens(url)
  const { page, context } = await phoneOf(stored)
  for (const { name, path } of screens) await look(page, name, path)
  await look(page, 'not there', '/packages/goods/product/index?id=00000000-0000-4000-8000-000000000000')
  await look(page, 'nothing found', '/packages/goods/search/index?q=zzzz')
  await context.close()
  const stranger = await phoneOf({})
  for (const [name, path] of [
    ['stranger mine', '/pages/mine/index'],
    ['stranger cart', '/pages/cart/index'],
    ['stranger orders', '/packages/order/orders/index'],
  ] as const)
    await look(stranger.page, name, path)
  await stranger.context.close()
}
for (const { stored, screens } of await staffScreens(url)) {
  const { page, context } = await phoneOf(stored)
  for (const { name, path } of screens) await look(page, name, path)
  await context.close()
}
await browser.close()

// Sheets of a few screens each: a look at one shows whether neighbours agree.
const [across, down] = mode === 'wide' ? [2, 2] : [5, 1]
const [tileWidth, tileHeight] = mode === 'wide' ? [960, 633] : [390, 844]
for (let start = 0; start < taken.length; start += across * down) {
  const tiles = await Promise.all(
    taken.slice(start, start + across * down).map(async (file, index) => ({
      input: await sharp(file)
        .resize(tileWidth, tileHeight, { fit: 'cover', position: 'top' })
        .png()
        .toBuffer(),
      left: (index % across) * (tileWidth + 10),
      top: Math.floor(index / across) * (tileHeight + 10),
    })),
  )
  await sharp({
    create: {
      width: across * (tileWidth + 10),
      height: down * (tileHeight + 10),
      channels: 3,
      background: '#888',
    },
  })
    .composite(tiles)
    .png()
    .toFile(`${folder}sheet-${String(start / (across * down) + 1).padStart(2, '0')}.png`)
}
console.log(`${taken.length} screens in ${folder}`)
