import { randomUUID } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addAddress, payFor } from '../../../test/support/shopping.ts'
import {
  buyForAll,
  joined,
  papers,
  reachedPapers,
  receive,
  requestPapers,
  workbook,
} from '../../../test/support/union-papers.ts'
import { foundUnion, grant, orderWithAllowance, type TestUnion } from '../../../test/support/unions.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { purgeEvidence } from './jobs.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
})
afterAll(() => shop?.stop())

const today = () => dayInShanghai(shop.now())

/** What the ledger says, read past all our code. */
async function ledgerFen(grantId: string, codes: string[], side: 'from' | 'to'): Promise<number> {
  const { sql } = shop.server.platform.database
  const column = sql(side === 'from' ? 'from_account_id' : 'to_account_id')
  const [row] = await sql<{ fen: string }[]>`
    select coalesce(sum(amount), 0) as fen from ledger_transfers
    where phase in ('single', 'post') and code = any(${codes})
      and ${column} in (select id from allowances where grant_id = ${grantId})`
  return Number(row?.fen)
}

interface Story {
  union: TestUnion
  grantId: string
  /** Received, and paid whole by the allowance. */
  receivedOrder: string
  refundedOrder: string
}

/**
 * Three members with 100 yuan each: one spends and receives, one pays a part and gets one of two back after the
 * grant was withdrawn, one spends nothing.
 */
async function tell(): Promise<Story> {
  const union = await foundUnion(shop, { budgetFen: 1_000_000 })
  const spender = await joined(shop, union, '=SUM(A1)', '+一科')
  const mixed = await joined(shop, union, '王混合', '二科')
  await joined(shop, union, '赵未用', '二科')
  const oranges = await shelve(shop, { priceFen: 3_101, certified: true, name: '@奉节脐橙 5kg' })
  const tea = await shelve(shop, { priceFen: 7_777, certified: true, name: '-城口老鹰茶' })
  const { id: grantId } = await grant(shop, union, { name: '春节慰问' })
  const first = await orderWithAllowance(spender, oranges.skuId, 2)
  await receive(oranges, spender, first.orderId)
  const second = await orderWithAllowance(mixed, tea.skuId, 2)
  await payFor(shop, mixed, second.payment.id)
  await union.officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id: grantId } })
  const staff = await tea.staff()
  const detail = await mixed.call('GET /api/orders/{id}', { params: { id: second.orderId } })
  await staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: second.orderId },
    body: { reason: '破损', lines: [{ lineId: detail.lines[0]?.id ?? '', quantity: 1 }] },
  })
  return { union, grantId, receivedOrder: first.orderId, refundedOrder: second.orderId }
}

describe('the papers of a grant', () => {
  let story: Story
  beforeAll(async () => {
    story = await tell()
  })

  it('add up to the ledger’s figures, table by table', async () => {
    const { union, grantId } = story
    const book = await workbook(shop, union, { grantId })
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      '封面',
      '会员发放签收表',
      '集体采购签收表',
      '订单明细',
      '商家汇总',
      '发票登记',
      '区县汇总',
      '商品汇总',
    ])
    const granted = await ledgerFen(grantId, ['grant.issue'], 'to')
    const spent = await ledgerFen(grantId, ['allowance.spend'], 'from')
    const withdrawn = await ledgerFen(grantId, ['grant.withdraw'], 'from')
    const [back] = await shop.server.platform.database.sql<{ fen: string }[]>`
      select sum(amount) as fen from ledger_transfers
      where code = 'allowance.refundToFund' and subject_id = ${story.refundedOrder}`
    const refunded = Number(back?.fen)
    expect([granted, refunded]).toEqual([30_000, 2_223])
    expect(spent).toBe(6_202 + 10_000)
    expect(book.total('会员发放签收表', '发放金额')).toBe(granted)
    expect(book.total('会员发放签收表', '已支付')).toBe(spent)
    for (const name of ['订单明细', '商家汇总', '区县汇总', '商品汇总']) {
      expect(book.total(name, '工会经费支付'), name).toBe(spent)
      expect(book.total(name, '退款'), name).toBe(refunded)
    }
    // The refund came after the withdrawal, so it went to the fund.
    expect(book.total('会员发放签收表', '退回工会')).toBe(withdrawn + refunded)
    expect(book.total('会员发放签收表', '余额')).toBe(0)
    expect(book.cover('净支付')).toBe((spent - refunded) / 100)
    expect(book.cover('工会')).toContain('渝乡集测试工会')
    expect(book.cover('依据')).toContain('总工办发〔2017〕32号')
    const { grant: shown } = await union.officer.call('GET /api/union-office/grants/{id}', {
      params: { id: grantId },
    })
    expect(shown.spentFen).toBe(spent - refunded)
    const names = book.rows('会员发放签收表').map((row) => [row[1], row[9], row[10]])
    expect(names).toContainEqual(['赵未用', 0, ''])
    expect(names).toContainEqual(['=SUM(A1)', 1, `${today()} 本人签收`])
  })

  it('read as text what begins like a formula, and mask phones', async () => {
    const book = await workbook(shop, story.union, { grantId: story.grantId })
    const cells = book.sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])])
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([])
    const members = book.rows('会员发放签收表').flat()
    expect(members).toEqual(expect.arrayContaining(['=SUM(A1)', '+一科']))
    expect(members.filter((cell) => /^1\d{2}\*{4}\d{4}$/.test(String(cell)))).toHaveLength(3)
    expect(JSON.stringify(book.sheets.map((sheet) => sheet.rows))).not.toMatch(/"1[3-9]\d{9}"/)
    const products = book.rows('订单明细').map((row) => String(row[5]))
    expect(products.some((name) => name.startsWith('@奉节脐橙'))).toBe(true)
    expect(products.some((name) => name.startsWith('-城口老鹰茶'))).toBe(true)
  })

  it('print on numbered pages whose Chinese can be read', async () => {
    const { bytes, headers } = await papers(shop, story.union, { format: 'pdf', grantId: story.grantId })
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('cache-control')).toBe('no-store')
    const named = /filename\*=UTF-8''(\S+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? ''
    expect(decodeURIComponent(named)).toBe('春节慰问 凭证材料.pdf')
    // All fonts are inside: a machine without Chinese prints it.
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/FontFile3/)
    const { totalPages, text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
    // Cover, members, orders, merchants, counties, products; nothing was invoiced or bought collectively.
    expect(totalPages).toBe(6)
    text.forEach((page, index) => {
      expect(page).toContain(`第 ${index + 1} 页 共 6 页`)
    })
    expect(text[0]).toContain('春节慰问发放凭证')
    expect(text[0]).toContain('¥162.02')
    expect(text[1]).toContain('签名')
    expect(text[1]).toContain('赵未用')
    expect(text[2]).toContain('奉节县')
  })

  it('repeat the heading and the sums where they belong on many pages', async () => {
    const phones = Array.from({ length: 60 }, newPhone)
    const union = await foundUnion(shop, { budgetFen: 1_000_000, memberPhones: phones })
    const { id: grantId } = await grant(shop, union)
    const { bytes } = await papers(shop, union, { format: 'pdf', grantId })
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: false })
    const members = text.filter((page) => page.includes('会员发放签收表'))
    expect(members.length).toBeGreaterThan(2)
    for (const page of members) expect(page).toContain('签收日期')
    expect(members.filter((page) => page.includes('合计'))).toEqual(members.slice(-1))
    expect(members.at(-1)).toContain('6,000.00')
  })

  it('are asked for once per click, and never of another union', async () => {
    const { union, grantId } = story
    const key = randomUUID()
    const wish = { format: 'xlsx' as const, grantId }
    const twice = await Promise.all([requestPapers(union, wish, key), requestPapers(union, wish, key)])
    expect(twice[0]).toEqual(twice[1])
    expect(twice[0]).toMatchObject({ state: 'queued', downloadUrl: null, failure: null })
    const other = await foundUnion(shop)
    const codeOf = async (caller: Caller, id: string, body: object) => {
      const reply = await caller.send('POST /api/union-office/unions/{id}/evidence', { params: { id }, body })
      return (reply.body as { code: string }).code
    }
    expect(await codeOf(other.officer, union.id, wish)).toBe('union_not_found')
    expect(await codeOf(other.officer, other.id, wish)).toBe('grant_not_found')
    for (const body of [
      { format: 'xlsx' },
      { format: 'xlsx', from: '2026-01-01' },
      { format: 'xlsx', from: '2026-02-01', to: '2026-01-01' },
      { format: 'xlsx', from: '2024-01-01', to: '2026-01-01' },
      { format: 'xlsx', grantId, from: '2026-01-01', to: '2026-01-31' },
    ]) {
      expect(await codeOf(union.officer, union.id, body), JSON.stringify(body)).toBe('invalid_input')
    }
    const params = { id: union.id }
    expect(
      await other.officer.refused('GET /api/union-office/unions/{id}/evidence', { params }),
    ).toMatchObject({ code: 'union_not_found' })
  })

  it('are served under their signed address only, and for ten minutes', async () => {
    const { union, grantId } = story
    const { url = '' } = await papers(shop, union, { format: 'xlsx', grantId })
    const id = url?.split('/')[4] ?? ''
    const statusOf = async (path: string) => {
      const answer = await fetch(`${shop.url}${path}`)
      return [answer.status, ((await answer.json().catch(() => ({}))) as { code?: string }).code]
    }
    const refused = [403, 'link_expired']
    const address = url ?? ''
    expect(await statusOf(address.replace(/expires=(\d+)/, (_, at) => `expires=${Number(at) + 1}`))).toEqual(
      refused,
    )
    expect(await statusOf(address.replace(id, randomUUID()))).toEqual(refused)
    expect(
      await statusOf(
        address.replace(/signature=./, (start) => (start.endsWith('A') ? 'signature=B' : 'signature=A')),
      ),
    ).toEqual(refused)
    expect(await statusOf(`/api/union-office/evidence/${id}/file`)).toEqual(refused)
    const [row] = await shop.server.platform.database.sql<{ key: string }[]>`
      select file_key as key from union_evidence where id = ${id}`
    for (const path of [`/files/${row?.key}`, `/files/private/${row?.key}`]) {
      expect((await statusOf(path))[0], path).toBe(404)
    }
    expect((await fetch(`${shop.url}${address}`)).status).toBe(200)
    shop.passTime(10 * 60_000 + 1_000)
    expect(await statusOf(address)).toEqual(refused)
  })

  it('are not made when the orders say something else than the ledger, and are once they agree again', async () => {
    const { union, grantId, receivedOrder } = story
    const { sql } = shop.server.platform.database
    const change = (fen: number) => sql`
      update order_lines set allowances = jsonb_set(allowances, '{0,amountFen}', to_jsonb(
        (allowances->0->>'amountFen')::bigint + ${fen}::bigint)) where order_id = ${receivedOrder}`
    await change(1)
    const { id } = await requestPapers(union, { format: 'xlsx', grantId })
    const failed = await reachedPapers(union, id, 'failed')
    expect(failed).toMatchObject({ downloadUrl: null, failure: expect.stringContaining('账目核对不一致') })
    await change(-1)
    await reachedPapers(union, id, 'done')
  })
})

describe('the papers of a period', () => {
  it('have what members and the union itself bought in it, with who signed, and nothing from outside it', async () => {
    const { union, grantId } = await tell()
    const goods = await shelve(shop, { priceFen: 2_000, certified: true })
    const { totalFen } = await buyForAll(union, goods)
    const book = await workbook(shop, union, { from: today(), to: today() })
    const spent = await ledgerFen(grantId, ['allowance.spend'], 'from')
    expect(book.total('订单明细', '工会经费支付')).toBe(spent + totalFen)
    expect(book.cover('本期会员支付')).toBe(spent / 100)
    expect(book.cover('本期集体采购支付')).toBe(totalFen / 100)
    expect(book.cover('本期发放')).toBe(300)
    expect(book.cover('会员额度期末余额')).toBe(0)
    expect(book.rows('集体采购签收表').map((row) => row[0])).toEqual(Array(3).fill('中秋慰问品'))
    expect(book.rows('订单明细').map((row) => row[2])).toContain('中秋慰问品')

    const before = await workbook(shop, union, { from: '2020-01-01', to: '2020-12-31' })
    expect(before.rows('订单明细')).toEqual([])
    expect(before.rows('会员发放签收表')).toEqual([])
    expect(before.cover('本期发放')).toBe(0)
  })
})

describe('invoices', () => {
  it('are requested once per received order, over what the union’s money paid, and recorded when they come', async () => {
    const { union, grantId, receivedOrder } = await tell()
    const params = { id: union.id }
    const ask = () =>
      union.officer.call('POST /api/union-office/unions/{id}/invoices', { params, body: { grantId } })
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ requested }) => requested).sort()).toEqual([0, 0, 1])
    expect(await ask()).toEqual({ requested: 0, already: 1 })
    const list = (query: object) =>
      union.officer.call('GET /api/union-office/unions/{id}/invoices', { params, query })
    const { items, total } = await list({ grantId })
    expect(total).toBe(1)
    expect(items).toMatchObject([
      { orderId: receivedOrder, amountFen: 6_202, state: 'requested', invoiceNo: null },
    ])
    const id = items[0]?.id ?? ''
    const paper = { invoiceNo: '25502000000012345678', issuedOn: '2026-02-03' }
    const { officer } = await foundUnion(shop)
    expect(
      await officer.refused('POST /api/union-office/invoices/{id}/received', { params: { id }, body: paper }),
    ).toMatchObject({ code: 'not_found' })
    expect(await officer.refused('GET /api/union-office/unions/{id}/invoices', { params })).toMatchObject({
      code: 'union_not_found',
    })
    expect(
      await officer.refused('POST /api/union-office/unions/{id}/invoices', { params, body: { grantId } }),
    ).toMatchObject({ code: 'union_not_found' })
    const received = await union.officer.call('POST /api/union-office/invoices/{id}/received', {
      params: { id },
      body: paper,
    })
    expect(received).toMatchObject({ ...paper, state: 'received' })
    expect((await list({ state: 'requested' })).items).toEqual([])
    expect((await list({ grantId: randomUUID() })).total).toBe(0)
    const book = await workbook(shop, union, { grantId })
    expect(book.rows('发票登记').map((row) => row.slice(2, 8))).toEqual([
      [62.02, 62.02, 0, '已收到', paper.invoiceNo, paper.issuedOn],
    ])
  })

  it('of a collective purchase cover its orders once the unit has them', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: [newPhone()] })
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const addressId = await addAddress(union.officer)
    const items = [{ skuId: goods.skuId, quantity: 1 }]
    const params = { id: union.id }
    const purchase = await union.officer.call('POST /api/union-office/unions/{id}/purchases', {
      params,
      body: {
        budgetId: union.budgetId,
        name: '慰问品',
        items,
        addressId,
        expectedMembers: 1,
        expectedTotalFen: 6_000,
      },
    })
    const body = { purchaseId: purchase.id }
    const ask = () => union.officer.call('POST /api/union-office/unions/{id}/invoices', { params, body })
    expect(await ask()).toEqual({ requested: 0, already: 0 })
    await receive(goods, union.officer, purchase.orders[0]?.id ?? '')
    expect(await ask()).toEqual({ requested: 1, already: 0 })
    const other = await foundUnion(shop)
    expect(
      await other.officer.refused('POST /api/union-office/unions/{id}/invoices', {
        params: { id: other.id },
        body,
      }),
    ).toMatchObject({ code: 'purchase_not_found' })
  })
})

describe('old papers', () => {
  it('are gone after thirty days, row and file', async () => {
    const union = await foundUnion(shop)
    const { platform } = shop.server
    const { id } = await requestPapers(union, { format: 'xlsx', from: today(), to: today() })
    await reachedPapers(union, id, 'done')
    const [row] = await platform.database.sql<{ key: string }[]>`
      select file_key as key from union_evidence where id = ${id}`
    await purgeEvidence(platform)
    expect(await platform.files.private.get(row?.key ?? '')).not.toBeNull()
    shop.passTime(30 * 24 * 3_600_000)
    await purgeEvidence(platform)
    expect(await platform.files.private.get(row?.key ?? '')).toBeNull()
    const rows = await platform.database.sql`select from union_evidence where id = ${id}`
    expect(rows).toHaveLength(0)
  })
})
