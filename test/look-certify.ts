import { openBrowser, openPhone } from '/work/wt/certify/test/browser/support/phone.ts'
import { sessionOf } from '/work/wt/certify/test/browser/support/shopper.ts'
import { Caller } from '/work/wt/certify/test/support/caller.ts'
const url = 'http://localhost:8802'
const which = process.argv[2] ?? 'public'
const elder = process.argv[4] === 'elder'
const width = Number(process.argv[3] ?? 390)
const browser = await openBrowser()
const shots: [string, string, string | null][] = []
const any = new Caller(url)
const notices = await any.call('GET /api/certification-notices', {})
const list = await any.call('GET /api/products', { query: { q: '奉节脐橙' } })
const p = await any.call('GET /api/products/{id}', { params: { id: list.items[0]!.id } })
const rev = await any.call('GET /api/certificate-revocations', {})
const M='13800000101', C='13800000302', CITY='13800000401', S='13800000001'
const asC = new Caller(url, (await sessionOf(url, C)).accessToken)
const asCity = new Caller(url, (await sessionOf(url, CITY)).accessToken)
const asM = new Caller(url, (await sessionOf(url, M)).accessToken)
const checked = await asC.call('GET /api/certification-office/cases', { query: { filter: 'checked' } })
const noticed = await asC.call('GET /api/certification-office/cases', { query: { filter: 'noticed' } })
const due = await asC.call('GET /api/certification-office/certificates', { query: { filter: 'recheck' } })
const apps = await asM.call('GET /api/merchant/certification-applications', {})
const e = encodeURIComponent
if (which === 'public') shots.push(
 ['certificate', `/packages/certificates/certificate/index?no=${e(p.certification!.certificateNo)}`, null],
 ['revoked', `/packages/certificates/certificate/index?no=${e(rev.items[0]!.certificateNo)}`, null],
 ['notices', '/packages/certificates/notices/index', null],
 ['notice', `/packages/certificates/notice/index?id=${notices.items.find((n) => n.state === 'running')!.id}`, S],
 ['revocations', '/packages/certificates/revocations/index', null],
 ['unknown', `/packages/certificates/certificate/index?no=${e('渝帮扶认〔2026〕奉节9999号')}`, null],
 ['product', `/packages/goods/product/index?id=${p.id}`, null])
if (which === 'merchant') shots.push(['m-list', '/packages/certify/list/index', M], ['m-case', `/packages/certify/case/index?id=${apps.items.find((a) => a.state === 'noticed')?.id}`, M], ['m-edit', `/packages/certify/edit/index?id=${apps.items.find((a)=>a.state==='draft')?.id ?? apps.items[0]!.id}`, M])
if (which === 'county') shots.push(['c-cases', '/packages/certify-office/cases/index', C], ['c-case', `/packages/certify-office/case/index?id=${checked.items[0]!.id}`, C], ['c-noticed', `/packages/certify-office/case/index?id=${noticed.items[0]!.id}`, C], ['c-obj', '/packages/certify-office/objections/index', C], ['c-certs', '/packages/certify-office/certificates/index', C], ['c-cert', `/packages/certify-office/certificate/index?id=${due.items[0]?.id}`, C], ['c-import', '/packages/certify-office/import/index', C], ['c-stat', '/packages/certify-office/statistics/index', C])
if (which === 'city') shots.push(['y-cases', '/packages/certify-office/cases/index', CITY], ['y-certs', '/packages/certify-office/certificates/index', CITY], ['y-stat', '/packages/certify-office/statistics/index', CITY], ['y-mine', '/pages/mine/index', CITY])
const open = new Map<string, Awaited<ReturnType<typeof openPhone>>>()
for (const [name, path, who] of shots) {
  const key = who ?? ''
  if (!open.has(key)) open.set(key, await openPhone(browser, url, { width, pixelRatio: 1, stored: { ...(who ? { session: await sessionOf(url, who) } : {}), elder } }))
  const { page, complaints } = open.get(key)!
  await page.goto(path); await page.waitForLoadState('networkidle'); await page.waitForTimeout(400)
  await page.screenshot({ path: `/tmp/look/${name}-${width}${elder?'-elder':''}.png`, timeout: 60_000, fullPage: process.argv[5] !== 'fold' })
  console.log(name, complaints.splice(0).join(' | '))
}
await browser.close()
