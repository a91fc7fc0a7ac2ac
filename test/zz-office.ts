import { openBrowser } from './browser/support/phone.ts'
import { Caller } from './support/caller.ts'

const url = 'http://localhost:8931'
const browser = await openBrowser()
const stranger = new Caller(url)
await stranger.call('POST /api/auth/sms', { body: { phone: '13800000900' } })
const session = await stranger.call('POST /api/auth/phone', {
  body: { phone: '13800000900', code: '000000' },
})
const op = new Caller(url, session.accessToken)
const { items } = await op.call('GET /api/workbench/flash-sales', { query: {} })
const running = items.find((i) => i.phase === 'running')
for (const [name, viewport] of [
  ['wide', { width: 1280, height: 900 }],
  ['phone', { width: 390, height: 844 }],
] as const) {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    deviceScaleFactor: name === 'phone' ? 2 : 1,
    isMobile: name === 'phone',
    hasTouch: name === 'phone',
    storageState: {
      cookies: [],
      origins: [
        { origin: url, localStorage: [{ name: 'session', value: JSON.stringify({ data: session }) }] },
      ],
    },
  })
  const page = await context.newPage()
  const look = async (n: string, path: string) => {
    await page.goto(path)
    await page.waitForTimeout(2500)
    await page.screenshot({ path: `/tmp/flash-shots/office-${name}-${n}.png` })
  }
  await look('list', '/packages/campaigns/flash-list/index')
  await look('live', '/packages/campaigns/flash-live/index?id=' + running?.id)
  await page.goto('/packages/campaigns/flash-edit/index')
  await page.waitForTimeout(1500)
  try {
    await page.getByText('选择商品').last().click()
    await page.waitForTimeout(1500)
    await page.getByText(/脐橙/).last().click({ timeout: 5000 })
    await page.waitForTimeout(1000)
    const cell = page.getByText(/斤装/).last()
    if (await cell.count()) await cell.click({ timeout: 3000 }).catch(() => {})
    await page.waitForTimeout(800)
  } catch (e) {
    console.log(String(e).slice(0, 200))
  }
  await page.screenshot({ path: `/tmp/flash-shots/office-${name}-edit.png`, fullPage: false })
  await context.close()
}
await browser.close()
