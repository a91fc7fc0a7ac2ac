import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Platform } from '../../server/src/platform/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Place, type Shelf, shelve } from '../support/fixtures.ts'
import { addAddress } from '../support/shopping.ts'
import { addMember, foundUnion, grantInput, type TestUnion, type UnionPlace } from '../support/unions.ts'

/** What an answer promised, and how to see that it holds. */
export interface Vow {
  act: 'order' | 'cancel' | 'refund' | 'grant' | 'withdraw' | 'purchase'
  holds: () => Promise<void>
}

export interface Stage {
  place: UnionPlace
  union: TestUnion
  members: { caller: Caller; addressId: string; kept: number }[]
  officeAddressId: string
  goods: Shelf
  /** So cheap that freight is due, which an allowance does not pay. */
  cheap: Shelf
  staff: Caller
}

const ALLOWANCE_FEN = 200_000
const PRICE_FEN = 6_000
const CHEAP_FEN = 1_000
/** So many orders stay paid of a member's allowance; the others are given back. */
const KEPT_MAX = 30
const GROUPS = { spending: '一科', waiting: '二科' }
const WAITING = 20

/** A union with members who have allowances to spend and others who are granted and bought for all along. */
export async function setStage(place: UnionPlace & Place): Promise<Stage> {
  const goods = await shelve(place, { priceFen: PRICE_FEN, certified: true, stock: 100_000 })
  const cheap = await shelve(place, {
    priceFen: CHEAP_FEN,
    certified: true,
    stock: 100_000,
    merchantId: goods.merchantId,
  })
  const phones = Array.from({ length: 3 }, (_, index) => `1371234100${index}`)
  const union = await foundUnion(place, { budgetFen: 1_000_000_000, memberPhones: phones })
  for (let n = 0; n < WAITING; n += 1) {
    await addMember(union.officer, union.id, `137123420${String(n).padStart(2, '0')}`, GROUPS.waiting)
  }
  const members = await Promise.all(
    phones.map(async (phone) => {
      const caller = await place.signIn(phone)
      await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
      return { caller, addressId: await addAddress(caller), kept: 0 }
    }),
  )
  const stage = {
    place,
    union,
    members,
    goods,
    cheap,
    officeAddressId: await addAddress(union.officer),
    staff: await goods.staff(),
  }
  const each = { group: GROUPS.spending, amountFen: ALLOWANCE_FEN }
  await issue(stage, grantOf(stage, '全年慰问', each, members.length))
  return stage
}

/**
 * Members spend, cancel and are refunded, the officer grants, withdraws and buys, all at once, until nobody answers;
 * rejects with the first refusal: none of them is in another's way.
 */
export async function actUntilSilence(stage: Stage, promises: Vow[]): Promise<void> {
  const endless = async (act: () => Promise<void>) => {
    try {
      for (;;) await act()
    } catch (error) {
      // What fetch throws when nobody answers.
      if (!(error instanceof TypeError)) throw error
    }
  }
  await Promise.all([
    ...stage.members.map((member) => endless(() => spend(stage, member, promises))),
    endless(() => grantAndWithdraw(stage, promises)),
    endless(() => buy(stage, promises)),
  ])
}

/** Sends a call under a key; what was answered is answered again. */
async function promised<Answer>(
  promises: Vow[],
  act: Vow['act'],
  send: (key: string) => Promise<Answer>,
): Promise<Answer> {
  const key = randomUUID()
  const answer = await send(key)
  promises.push({ act, holds: async () => expect(await send(key)).toEqual(answer) })
  return answer
}

async function spend(
  { goods, cheap, staff }: Stage,
  member: Stage['members'][number],
  promises: Vow[],
): Promise<void> {
  const { caller, addressId } = member
  const place = (skuId: string) =>
    promised(promises, 'order', (key) =>
      caller.call('POST /api/orders', {
        key,
        body: { items: [{ skuId, quantity: 1 }], addressId, useAllowance: true },
      }),
    )
  const covered = await place(goods.skuId)
  const [id, again] = [covered.orders[0]?.id ?? '', covered.payment.state]
  promises.push({
    act: 'order',
    holds: async () => {
      const order = await caller.call('GET /api/orders/{id}', { params: { id } })
      expect([again, order.allowanceFen, order.payment.state]).toEqual(['paid', PRICE_FEN, 'paid'])
    },
  })
  const refund = await promised(promises, 'refund', (key) =>
    staff.call('POST /api/merchant/orders/{id}/refunds', { key, params: { id }, body: { reason: '破损' } }),
  )
  expect(refund).toMatchObject({ allowanceFen: PRICE_FEN, totalFen: PRICE_FEN })
  const held = (await place(cheap.skuId)).orders[0]?.id ?? ''
  const params = { id: held }
  await caller.call('POST /api/orders/{id}/cancel', { params })
  promises.push({
    act: 'cancel',
    holds: async () =>
      expect((await caller.call('GET /api/orders/{id}', { params })).state).toMatch(/cancelled|closed/),
  })
  member.kept += 1
  if (member.kept <= KEPT_MAX) await place(goods.skuId)
}

/** Made once for all repeats: what is valid from today is another grant after midnight. */
const grantOf = (
  { place, union }: Stage,
  name: string,
  each: { group: string; amountFen: number },
  members: number,
) => ({
  ...grantInput(place, union, { name, amounts: { perGroup: [each] } }),
  expectedMembers: members,
  expectedTotalFen: members * each.amountFen,
})

const issue = ({ union }: Stage, body: ReturnType<typeof grantOf>, key: string = randomUUID()) =>
  union.officer.call('POST /api/union-office/unions/{id}/grants', { key, params: { id: union.id }, body })

async function grantAndWithdraw(stage: Stage, promises: Vow[]): Promise<void> {
  const { officer } = stage.union
  const name = `慰问 ${randomUUID().slice(0, 8)}`
  const each = { group: GROUPS.waiting, amountFen: 101 }
  const body = grantOf(stage, name, each, WAITING)
  const { id, amountFen } = await promised(promises, 'grant', (key) => issue(stage, body, key))
  const params = { id }
  await officer.call('POST /api/union-office/grants/{id}/withdraw', { params })
  promises.push({
    act: 'withdraw',
    holds: async () => {
      const { grant } = await officer.call('GET /api/union-office/grants/{id}', { params })
      expect(grant).toMatchObject({ state: 'withdrawn', amountFen, returnedFen: amountFen, remainingFen: 0 })
    },
  })
}

async function buy({ union, cheap, officeAddressId }: Stage, promises: Vow[]): Promise<void> {
  const params = { id: union.id }
  const body = {
    budgetId: union.budgetId,
    name: `采购 ${randomUUID().slice(0, 8)}`,
    items: [{ skuId: cheap.skuId, quantity: 1 }],
    groups: [GROUPS.waiting],
    addressId: officeAddressId,
    expectedMembers: WAITING,
    expectedTotalFen: WAITING * CHEAP_FEN,
  }
  const { id } = await promised(promises, 'purchase', (key) =>
    union.officer.call('POST /api/union-office/unions/{id}/purchases', { key, params, body }),
  )
  promises.push({
    act: 'purchase',
    holds: async () => {
      const { total } = await union.officer.call('GET /api/union-office/purchases/{id}/distributions', {
        params: { id },
        query: {},
      })
      expect(total).toBe(WAITING)
    },
  })
}

/** Nobody waited in a circle, the ledger holds, and what orders, grants, purchases and refunds say is what it says, to the fen. */
export async function expectWhole({ database: { sql } }: Platform, now: Date): Promise<void> {
  const [{ deadlocks = '' } = {}] = await sql<{ deadlocks: string }[]>`
    select deadlocks from pg_stat_database where datname = current_database()`
  expect(deadlocks).toBe('0')
  expect(await checkLedger(sql, now)).toEqual([])
  const torn = await sql<{ what: string; id: string }[]>`
    with moved as (
      select subject_id, sum(amount) filter (where code in ('allowance.spend', 'fund.buy')) as spent,
        sum(amount) filter (where code = 'grant.issue') as granted,
        sum(amount) filter (where code in ('allowance.refund', 'allowance.refundToFund', 'fund.buyRefund')) as back
      from ledger_transfers where phase in ('single', 'pending') group by subject_id
    )
    select 'order' as what, orders.id from orders left join moved on subject_id = orders.id
    where orders.allowance_fen <> coalesce(spent, 0)
      or coalesce(back, 0) <> (select coalesce(sum(allowance_fen), 0) from order_refunds where order_id = orders.id)
    union all
    select 'grant', id from union_grants issued left join moved on subject_id = id
    where amount_fen <> coalesce(granted, 0) or (members, amount_fen) <> (
      select count(*), sum(amount_fen) from allowances where grant_id = issued.id)
    union all
    select 'purchase', id from union_purchases bought
    where members <> (select count(*) from union_distributions where purchase_id = bought.id)
      or total_fen <> (select sum(total_fen) from orders where payment_id = bought.payment_id)`
  expect(torn).toEqual([])
}
