import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operatorOf } from '../support/desk.ts'
import { shelve } from '../support/fixtures.ts'
import { openRoom, planSession, sessionOf } from '../support/live.ts'
import { type Shop, startShop } from '../support/shop.ts'

const PAGE = `<!doctype html><html><head><meta name="description" content="渝乡集"/><title>渝乡集</title></head>
<body><div id="app"></div></body></html>`

describe('the card of a shared address', () => {
  let shop: Shop
  let directory: string
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'yuxiang-h5-'))
    await writeFile(join(directory, 'index.html'), PAGE)
    shop = await startShop({ runJobs: false, h5Directory: directory })
  })
  afterAll(async () => {
    await shop.stop()
    await rm(directory, { recursive: true })
  })

  const read = async (path: string) => (await fetch(`${shop.url}${path}`)).text()
  const content = (page: string, name: string) =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)">`).exec(page)?.[1]

  it('of a product shows its name, price, picture and certificate, and nobody’s share code', async () => {
    const goods = await shelve(shop, { name: '奉节脐橙 大果', priceFen: 2_990, certified: true })
    const page = await read(`/packages/goods/product/index?id=${goods.productId}&s=abc123`)
    expect(page).toContain('<title>奉节脐橙 大果</title>')
    expect(page.match(/<title>/g)).toHaveLength(1)
    expect(page.match(/name="description"/g)).toHaveLength(1)
    expect(content(page, 'title')).toBe('奉节脐橙 大果')
    expect(content(page, 'description')).toBe('奉节县 · 认定帮扶产品 · ¥29.90 · 测试商品')
    expect(content(page, 'image')).toMatch(new RegExp(`^${shop.url}/files/[0-9a-f]{16}-750\\.webp$`))
    expect(content(page, 'url')).toBe(`${shop.url}/packages/goods/product/index?id=${goods.productId}`)
    expect(page).toContain('<div id="app"></div>')
  })

  it('holds whatever a merchant wrote as text', async () => {
    const name = `橙"><script>alert('x')</script> $& $1 &amp;`
    const goods = await shelve(shop, { name })
    const page = await read(`/packages/goods/product/index?id=${goods.productId}`)
    expect(page).not.toContain('<script>')
    const escaped = '橙&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; $&amp; $1 &amp;amp;'
    expect(content(page, 'title')).toBe(escaped)
    expect(page).toContain(`<title>${escaped}</title>`)
  })

  it('of a live session says when it is, or that it is on, with the picture of its first product', async () => {
    const goods = await shelve(shop, { name: '奉节脐橙 大果' })
    const operator = await operatorOf(shop)
    const room = await openRoom(operator)
    const input = sessionOf(shop, room, { inMinutes: 5, productIds: [goods.productId] })
    const { id } = await planSession(operator, input)
    const address = `/packages/live/session/index?id=${id}`
    const planned = await read(`${address}&from=home`)
    expect(content(planned, 'title')).toMatch(/^\d+月\d+日 \d\d:\d\d开播：脐橙开园$/)
    expect(content(planned, 'description')).toBe('主播 县电商服务站主播 · 本场好物：奉节脐橙 大果')
    expect(content(planned, 'image')).toMatch(new RegExp(`^${shop.url}/files/[0-9a-f]{16}-\\d+\\.webp$`))
    expect(content(planned, 'url')).toBe(`${shop.url}${address}`)
    shop.passTime(6 * 60_000)
    expect(content(await read(address), 'title')).toBe('正在直播：脐橙开园')
    expect(await read(`/packages/live/session/index?id=${randomUUID()}`)).toBe(PAGE)
  })

  it('of the home page shows the shop; an address without a card of its own is the plain page', async () => {
    await shop.server.platform.database.sql`
      insert into banners (id, position, title, subtitle, link, image_hash)
      values (${randomUUID()}, 0, '年货节', '', '/pages/home/index', '0123456789abcdef')`
    const home = await read('/')
    expect(content(home, 'title')).toContain('渝乡集')
    expect(content(home, 'image')).toBe(`${shop.url}/files/0123456789abcdef-1200.webp`)
    for (const path of [
      `/packages/goods/product/index?id=${randomUUID()}`,
      '/packages/goods/product/index?id=%22%3E%3Cscript%3E',
      '/packages/goods/product/index',
      '/pages/cart/index',
    ]) {
      expect(await read(path), path).toBe(PAGE)
    }
  })
})
