import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { foundUnion, type TestUnion } from '../../../test/support/unions.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const budgetOf = async ({ officer, id }: TestUnion) =>
  (await officer.call('GET /api/union-office/unions/{id}/budgets', { params: { id } })).items[0]

async function send(officer: Caller, sourceId: string, bytes: Uint8Array<ArrayBuffer>, name = 'paper.pdf') {
  const form = new FormData()
  form.append('file', new File([bytes], name))
  const answer = await fetch(`${officer.url}/api/union-office/budget-sources/${sourceId}/file`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${officer.token}` },
    body: form,
  })
  const body = (await answer.json()) as { code?: string; sources?: { fileUrl: string | null }[] }
  return { status: answer.status, code: body.code ?? null, url: body.sources?.[0]?.fileUrl ?? null }
}

const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.4\n% ${text}\n%%EOF\n`)

test('an officer attaches the scanned paper, and whoever gets the address reads it for ten minutes', async () => {
  const union = await foundUnion(shop, { budgetFen: 100_000 })
  const source = (await budgetOf(union))?.sources[0]
  expect(source).toMatchObject({ fileUrl: null })
  const id = source?.id ?? ''
  const sent = await send(union.officer, id, pdf('first'))
  expect(sent.status).toBe(200)
  const answer = await fetch(`${shop.url}${sent.url}`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('工会委员会会议纪要.pdf'))
  expect(await answer.text()).toContain('first')
  // Another paper replaces it; both acts are on record.
  const again = await send(union.officer, id, pdf('second'))
  expect(await (await fetch(`${shop.url}${again.url}`)).text()).toContain('second')
  const { sql } = shop.server.platform.database
  const acts =
    await sql`select from audit_entries where subject_id = ${union.budgetId} and action = 'budget.attachSource'`
  expect(acts).toHaveLength(2)
  expect((await fetch(`${shop.url}${again.url?.replace(/signature=.{4}/, 'signature=AAAA')}`)).status).toBe(
    403,
  )
  shop.passTime(600_000)
  expect((await fetch(`${shop.url}${again.url}`)).status).toBe(403)
})

test('what is no paper, too large, or another union’s is refused, and nothing is attached', async () => {
  const [mine, theirs] = [
    await foundUnion(shop, { budgetFen: 100_000 }),
    await foundUnion(shop, { budgetFen: 100_000 }),
  ]
  const id = (await budgetOf(mine))?.sources[0]?.id ?? ''
  const html = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  expect(await send(mine.officer, id, html, 'paper.pdf')).toMatchObject({ code: 'file_type_not_allowed' })
  expect(await send(mine.officer, id, new Uint8Array(9 * 1024 * 1024 + 1))).toMatchObject({
    code: 'file_too_large',
  })
  expect(await send(theirs.officer, id, pdf('x'))).toMatchObject({ status: 404, code: 'not_found' })
  expect(await send(mine.officer, randomUUID(), pdf('x'))).toMatchObject({ status: 404, code: 'not_found' })
  expect((await budgetOf(mine))?.sources[0]?.fileUrl).toBeNull()
})
