import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre/xlsx'
import { expect } from 'vitest'
import type { Caller } from './caller.ts'
import type { Shelf } from './fixtures.ts'
import { newPhone, type Shop } from './shop.ts'
import { addAddress, until } from './shopping.ts'
import type { TestUnion } from './unions.ts'

/** Which papers: of a grant, or of a period. */
export interface Wish {
  format: 'xlsx' | 'pdf'
  grantId?: string
  from?: string
  to?: string
}

export const requestPapers = (union: TestUnion, wish: Wish, key = randomUUID()) =>
  union.officer.call('POST /api/union-office/unions/{id}/evidence', {
    params: { id: union.id },
    body: wish,
    key,
  })

const listedPapers = async (union: TestUnion, id: string) => {
  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/evidence', {
    params: { id: union.id },
  })
  return items.find((one) => one.id === id)
}

export const reachedPapers = async (
  union: TestUnion,
  id: string,
  state: 'done' | 'failed',
  timeoutMs = 15_000,
) => {
  await until(async () => (await listedPapers(union, id))?.state === state, timeoutMs)
  return listedPapers(union, id)
}

/** Asks for papers, waits for them and downloads them, without a token: the address is the right. */
export async function papers(shop: Pick<Shop, 'url'>, union: TestUnion, wish: Wish) {
  const { id } = await requestPapers(union, wish)
  const done = await reachedPapers(union, id, 'done')
  const answer = await fetch(`${shop.url}${done?.downloadUrl}`)
  expect(answer.status).toBe(200)
  return {
    bytes: new Uint8Array(await answer.arrayBuffer()),
    headers: answer.headers,
    url: done?.downloadUrl,
  }
}

/** The same as a workbook, with its sums checked. */
export async function workbook(shop: Pick<Shop, 'url'>, union: TestUnion, wish: Omit<Wish, 'format'>) {
  const { bytes } = await papers(shop, union, { ...wish, format: 'xlsx' })
  const { sheets } = await readXlsx(bytes)
  const rowsOf = (name: string) => sheets.find((sheet) => sheet.name === name)?.rows ?? []
  return {
    sheets,
    rows: (name: string) => rowsOf(name).slice(1, -1),
    /** The sum of a column in fen, and the same added up here. */
    total(name: string, title: string) {
      const rows = rowsOf(name)
      const column = rows[0]?.indexOf(title) ?? -1
      const fen = (row: unknown[] | undefined) => Math.round(Number(row?.[column] ?? 0) * 100)
      const added = rows.slice(1, -1).reduce((sum, row) => sum + fen(row), 0)
      expect(fen(rows.at(-1))).toBe(added)
      return added
    },
    cover: (label: string) => rowsOf('封面').find((row) => row[0] === label)?.[1],
  }
}

/** Somebody on the roster who has joined. */
export async function joined(
  shop: Pick<Shop, 'signIn'>,
  union: TestUnion,
  name: string,
  group: string,
): Promise<Caller> {
  const phone = newPhone()
  await union.officer.call('POST /api/union-office/unions/{id}/members', {
    params: { id: union.id },
    body: { name, phone, group },
  })
  const member = await shop.signIn(phone)
  await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
  return member
}

/** Ships an order, and its buyer confirms receipt. */
export async function receive(goods: Shelf, member: Caller, orderId: string): Promise<void> {
  const staff = await goods.staff()
  const parcel = {
    carrier: 'sf',
    trackingNo: `SF${randomUUID().replace(/\D/g, '').padEnd(10, '1').slice(0, 10)}`,
  }
  await staff.call('POST /api/merchant/orders/{id}/ship', { params: { id: orderId }, body: parcel })
  await member.call('POST /api/orders/{id}/confirm-receipt', { params: { id: orderId } })
}

/** A collective purchase of one piece of some goods for each member of the roster. */
export async function buyForAll(union: TestUnion, goods: Shelf) {
  const body = {
    budgetId: union.budgetId,
    name: '中秋慰问品',
    items: [{ skuId: goods.skuId, quantity: 1 }],
    addressId: await addAddress(union.officer),
  }
  const params = { id: union.id }
  const quoted = await union.officer.call('POST /api/union-office/unions/{id}/purchases/quote', {
    params,
    body,
  })
  const purchase = await union.officer.call('POST /api/union-office/unions/{id}/purchases', {
    params,
    body: { ...body, expectedMembers: quoted.members, expectedTotalFen: quoted.quote.totalFen },
  })
  return { purchase, totalFen: quoted.quote.totalFen }
}
