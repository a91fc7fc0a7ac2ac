import { randomUUID } from 'node:crypto'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { type Shelf, shelve } from '../../../test/support/fixtures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import {
  foundUnionWithMember,
  grant,
  orderWithAllowance,
  type TestUnion,
} from '../../../test/support/unions.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { sqlOf } from '../platform/db/index.ts'
import { balancesOf, checkLedger } from '../platform/ledger/index.ts'
import { fundAccountOf } from './accounts.ts'
import { lockOpenBudget } from './lock-budget.ts'
import { allowanceRefundTargets } from './refund-targets.ts'
import { sweepEndedAllowances } from './sweep-ended-allowances.ts'

let shop: Shop
let orange: Shelf
beforeAll(async () => {
  shop = await startShop()
  orange = await shelve(shop, { certified: true, priceFen: 6_000, stock: 1_000, name: '奉节脐橙' })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const unionWithMember = (options: { budgetFen?: number } = {}) =>
  foundUnionWithMember(shop, options.budgetFen ?? 100_000)
const order = (member: Caller, quantity = 1, skuId = orange.skuId) =>
  orderWithAllowance(member, skuId, quantity)
const allowances = async (member: Caller) => (await member.call('GET /api/union/allowances', {})).items
const entries = async (member: Caller, query: { allowanceId?: string } = {}) =>
  (await member.call('GET /api/union/entries', { query })).items.map(({ kind, amountFen, orderId }) => ({
    kind,
    amountFen,
    orderId,
  }))
const budgetOf = async ({ officer, id }: TestUnion) =>
  (await officer.call('GET /api/union-office/unions/{id}/budgets', { params: { id } })).items[0]
const grantOf = ({ officer }: TestUnion, id: string) =>
  officer.call('GET /api/union-office/grants/{id}', { params: { id } })
const withdraw = ({ officer }: TestUnion, id: string) =>
  officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id } })

const refund = async (orderId: string) => {
  const staff = await orange.staff()
  return staff.call('POST /api/merchant/orders/{id}/refunds', {
    params: { id: orderId },
    body: { reason: '缺货，与买家协商退款' },
    key: randomUUID(),
  })
}
/** Until one session of the database waits for a lock. */
const oneWaits = () =>
  until(async () => {
    const [row] = await shop.server.platform.database.lists<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    return row?.count === 1
  })

describe('a refund', () => {
  it('goes to the allowance, to the fund once the grant has ended, to the source once the year is closed', async () => {
    const { union, member } = await unionWithMember({ budgetFen: 18_000 })
    const issued = await grant(shop, union, { amounts: { perMemberFen: 18_000 } })
    const orders = [await order(member), await order(member), await order(member)]
    expect(await refund(orders[0]?.orderId ?? '')).toMatchObject({ allowanceFen: 6_000, toFundFen: 0 })
    expect((await allowances(member))[0]).toMatchObject({ remainingFen: 6_000, state: 'usable' })
    expect((await entries(member))[0]).toMatchObject({ kind: 'refunded', amountFen: 6_000 })

    await withdraw(union, issued.id)
    expect(await refund(orders[1]?.orderId ?? '')).toMatchObject({ allowanceFen: 6_000, toFundFen: 6_000 })
    const told = await member.call('GET /api/orders/{id}', { params: { id: orders[1]?.orderId ?? '' } })
    expect(told.refunds).toMatchObject([{ allowanceFen: 6_000, toFundFen: 6_000 }])
    const inbox = await member.call('GET /api/messages', {})
    expect(inbox.items.filter(({ kind }) => kind === 'refund').map(({ text }) => text)).toEqual([
      '¥60.00 因发放已结束，退回工会经费',
      '¥60.00 将原路退回',
    ])
    expect(await budgetOf(union)).toMatchObject({ availableFen: 12_000, committedFen: 6_000 })
    expect((await grantOf(union, issued.id)).grant).toMatchObject({ spentFen: 6_000, returnedFen: 12_000 })

    const closed = await union.officer.call('POST /api/union-office/budgets/{id}/close', {
      params: { id: union.budgetId },
    })
    expect(closed).toMatchObject({ returnedFen: 12_000, committedFen: 6_000 })
    await refund(orders[2]?.orderId ?? '')
    expect(await budgetOf(union)).toMatchObject({ availableFen: 0, committedFen: 0, returnedFen: 12_000 })
    expect((await grantOf(union, issued.id)).grant).toMatchObject({ spentFen: 0, returnedFen: 18_000 })
  })

  it('after the grant ended counts no more for what the member may get in the year', async () => {
    const { union, member } = await unionWithMember({ budgetFen: 1_000_000 })
    const grantedFen = async () =>
      (await union.officer.call('GET /api/union-office/unions/{id}/members', { params: { id: union.id } }))
        .items[0]?.grantedThisYearFen
    const issued = await grant(shop, union, { amounts: { perMemberFen: 20_000 } })
    const { orderId } = await order(member, 2)
    await withdraw(union, issued.id)
    expect(await grantedFen()).toBe(12_000)
    const { lines } = await member.call('GET /api/orders/{id}', { params: { id: orderId } })
    const staff = await orange.staff()
    for (const left of [6_000, 0]) {
      await staff.call('POST /api/merchant/orders/{id}/refunds', {
        params: { id: orderId },
        body: { reason: '缺货，与买家协商退款', lines: [{ lineId: lines[0]?.id ?? '', quantity: 1 }] },
      })
      expect(await grantedFen()).toBe(left)
    }
    const policyFen = policy.unionMemberYearCap.value
    const again = await grant(shop, union, { name: '再次发放', amounts: { perMemberFen: policyFen } })
    expect(again.amountFen).toBe(policyFen)
  })

  it('at the moment of a withdrawal is in the fund afterwards, whoever was first', async () => {
    for (let round = 0; round < 5; round++) {
      const { union, member } = await unionWithMember({ budgetFen: 6_000 })
      const issued = await grant(shop, union, { amounts: { perMemberFen: 6_000 } })
      const { orderId } = await order(member)
      await Promise.all([refund(orderId), withdraw(union, issued.id)])
      expect(await budgetOf(union)).toMatchObject({ availableFen: 6_000, committedFen: 0 })
    }
  })
})

it('a refund that waited for a withdrawal goes to the fund', async () => {
  const { union, member } = await unionWithMember()
  const issued = await grant(shop, union)
  const [allowance] = await allowances(member)
  const id = allowance?.id ?? ''
  const { database } = shop.server.platform
  const waiting = await database.transaction(async (tx) => {
    await lockOpenBudget(tx, union.budgetId)
    await sqlOf(tx)`update union_grants set state = 'withdrawn' where id = ${issued.id}`
    const targets = database.transaction((other) => allowanceRefundTargets(other, [id], shop.now()))
    await oneWaits()
    await sweepEndedAllowances(tx, [union.budgetId], shop.now())
    return { targets }
  })
  expect((await waiting.targets).get(id)).toEqual({
    account: fundAccountOf(union.budgetId),
    code: 'allowance.refundToFund',
  })
})

it('who leaves with allowances of two budgets waits for the second with nothing of the ledger in hand', async () => {
  const { union } = await unionWithMember()
  const year = Number(dayInShanghai(shop.now()).slice(0, 4)) + 1
  const { id: budgetId } = await union.officer.call('POST /api/union-office/unions/{id}/budgets', {
    params: { id: union.id },
    body: {
      year,
      amountFen: 50_000,
      source: { title: '工会委员会会议纪要', documentNo: '渝工会〔2027〕1号', issuedOn: '2026-01-05' },
    },
    key: randomUUID(),
  })
  await grant(shop, union)
  await grant(shop, { ...union, budgetId }, { name: '元旦慰问' })
  const { database } = shop.server.platform
  const accounts = await database.sql<{ id: string; budgetId: string }[]>`
    select allowance.id, budget_id as "budgetId" from allowances allowance
    join union_grants on union_grants.id = grant_id where union_id = ${union.id} order by budget_id`
  const [first = { id: '', budgetId: '' }, second = first] = accounts
  const [member] = (
    await union.officer.call('GET /api/union-office/unions/{id}/members', { params: { id: union.id } })
  ).items
  const { leaving } = await database.transaction(async (tx) => {
    await lockOpenBudget(tx, second.budgetId)
    const leaving = union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
      params: { id: union.id, memberId: member?.id ?? '' },
      body: { state: 'left' },
    })
    await oneWaits()
    await sqlOf(tx)`select from ledger_accounts where id = ${first.id} for update nowait`
    return { leaving }
  })
  expect(await leaving).toMatchObject({ state: 'left', grantedThisYearFen: 0 })
  expect(await balancesOf(database.db, [first.id, second.id])).toEqual(
    new Map([first, second].map(({ id }) => [id, expect.objectContaining({ balance: 0 })])),
  )
})

it('a refund before shipping waits for the budget while it holds no stock, which a purchase takes after its budget', async () => {
  const { union, member } = await unionWithMember()
  await grant(shop, union)
  const { orderId } = await order(member)
  const { database } = shop.server.platform
  const { refunding } = await database.transaction(async (tx) => {
    await lockOpenBudget(tx, union.budgetId)
    const refunding = refund(orderId)
    await oneWaits()
    await sqlOf(tx)`select from sku_stock where sku_id = ${orange.skuId} for update nowait`
    return { refunding }
  })
  expect(await refunding).toMatchObject({ allowanceFen: 6_000 })
})
