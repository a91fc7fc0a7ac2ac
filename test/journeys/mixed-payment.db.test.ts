import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { orderPayable } from '../../server/src/orders/index.ts'
import { expirePayments } from '../../server/src/payments/index.ts'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { earn } from '../../server/src/points/index.ts'
import type { Caller } from '../support/caller.ts'
import { type Shelf, shelve } from '../support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../support/shop.ts'
import { addAddress, payFor, until } from '../support/shopping.ts'
import { foundUnion, grant, type TestUnion } from '../support/unions.ts'

const MINUTE_MS = 60_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
  // A grant wants something to be spent on.
  await shelve(shop, { certified: true })
})
afterAll(() => shop.stop())

interface Scene {
  union: TestUnion
  grantId: string
  member: Caller
  addressId: string
}

/** A member with points and an allowance. */
async function makeMember(allowanceFen: number, points: number, validTo?: string): Promise<Scene> {
  const phone = newPhone()
  const union = await foundUnion(shop, { budgetFen: 1_000_000, memberPhones: [phone] })
  const amounts = { perMemberFen: allowanceFen }
  const { id: grantId } = await grant(shop, union, { amounts, ...(validTo && { validTo }) })
  const member = await shop.signIn(phone)
  await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
  const { userId } = member
  const gift = { userId, points, code: 'points.review' as const, subjectId: userId, name: [userId] as const }
  await shop.server.platform.database.transaction((tx) => earn(tx, [gift], shop.now()))
  return { union, grantId, member, addressId: await addAddress(member) }
}

async function place({ member, addressId }: Scene, goods: Shelf, quantity: number) {
  const { payment, orders } = await member.call('POST /api/orders', {
    body: {
      items: [{ skuId: goods.skuId, quantity }],
      addressId,
      useAllowance: true,
      usePoints: true,
    },
  })
  const [order] = orders
  if (!order) throw new Error('no order')
  return { payment, order }
}

const purse = async (member: Caller) => ({
  allowanceFen: (await member.call('GET /api/union/allowances', {})).items[0]?.remainingFen,
  points: (await member.call('GET /api/points', {})).balance,
})
const stateOf = async (member: Caller, id: string) =>
  (await member.call('GET /api/orders/{id}', { params: { id } })).state
const faults = () => checkLedger(shop.server.platform.database.sql, shop.now())
const withdraw = ({ union, grantId }: Scene) =>
  union.officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id: grantId } })
const availableFen = async ({ union }: Scene) =>
  (await union.officer.call('GET /api/union-office/unions/{id}/budgets', { params: { id: union.id } }))
    .items[0]?.availableFen

/** The buyer stands at the cashier and is refused there. */
async function refuseAtCashier(member: Caller, paymentId: string): Promise<void> {
  const started = await member.call('POST /api/payments/{id}/pay', {
    params: { id: paymentId },
    body: { channel: 'h5' },
  })
  const prepayId = new URL(started.h5Url ?? '', shop.url).searchParams.get('prepay_id')
  const answer = await fetch(`${shop.url}/emulator/cashier/${prepayId}/refuse`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'reason=insufficientBalance',
  })
  expect(answer.status).toBeLessThan(400)
}

describe('a payment of allowance, points and own money', () => {
  it('refused at the cashier leaves everything held, then pays whole at the second try', async () => {
    const scene = await makeMember(3_000, 500)
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const { payment, order } = await place(scene, goods, 1)
    expect(order).toMatchObject({ allowanceFen: 3_000, pointsFen: 500, cashFen: 2_500 })
    await refuseAtCashier(scene.member, payment.id)
    const seen = await scene.member.call('GET /api/payments/{id}', { params: { id: payment.id } })
    expect(seen.state).toBe('pending')
    expect(await purse(scene.member)).toEqual({ allowanceFen: 0, points: 0 })
    expect(await faults()).toEqual([])
    await payFor(shop, scene.member, payment.id)
    expect(await stateOf(scene.member, order.id)).toBe('paid')
    expect(await purse(scene.member)).toEqual({ allowanceFen: 0, points: 0 })
    expect(await faults()).toEqual([])
  })

  it('refused at the cashier and left leaves everything as it was', async () => {
    const scene = await makeMember(3_000, 500)
    const goods = await shelve(shop, { priceFen: 6_000, certified: true, stock: 1 })
    const { payment, order } = await place(scene, goods, 1)
    await refuseAtCashier(scene.member, payment.id)
    shop.passTime(31 * MINUTE_MS)
    await expirePayments(shop.server.platform, orderPayable)
    const later = await shop.signIn(scene.member.phone)
    expect(await stateOf(later, order.id)).toBe('closed')
    expect(await purse(later)).toEqual({ allowanceFen: 3_000, points: 500 })
    expect(await goods.available()).toBe(1)
    expect(await faults()).toEqual([])
  })

  it('whose allowance was withdrawn after placing is paid whole with what it held', async () => {
    const scene = await makeMember(3_000, 0)
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const { payment, order } = await place(scene, goods, 1)
    expect(await withdraw(scene)).toMatchObject({ state: 'withdrawn', heldFen: 3_000, returnedFen: 0 })
    await payFor(shop, scene.member, payment.id)
    expect(await stateOf(scene.member, order.id)).toBe('paid')
    expect(await withdraw(scene)).toMatchObject({ heldFen: 0, spentFen: 3_000, returnedFen: 0 })
    expect(await availableFen(scene)).toBe(997_000)
    expect(await faults()).toEqual([])
  })

  it('whose allowance expired after placing is paid whole with what it held', async () => {
    // Late enough in the day that the payment's half hour goes over midnight.
    const today = dayInShanghai(shop.now())
    const midnight = new Date(`${today}T24:00:00+08:00`).getTime()
    shop.passTime(Math.max(0, midnight - 10 * MINUTE_MS - shop.now().getTime()))
    const scene = await makeMember(3_000, 0, today)
    const goods = await shelve(shop, { priceFen: 6_000, certified: true })
    const { payment, order } = await place(scene, goods, 1)
    shop.passTime(15 * MINUTE_MS)
    const later = await shop.signIn(scene.member.phone)
    await payFor(shop, later, payment.id)
    expect(await stateOf(later, order.id)).toBe('paid')
    const officer = await shop.signIn(scene.union.officer.phone)
    const { grant: after } = await officer.call('GET /api/union-office/grants/{id}', {
      params: { id: scene.grantId },
    })
    expect(after).toMatchObject({ spentFen: 3_000, heldFen: 0, remainingFen: 0 })
    expect(await faults()).toEqual([])
  })
})

describe('refunds of a payment of allowance, points and own money', () => {
  const refund = async (staff: Caller, orderId: string, lineId: string, quantity: number) =>
    staff.call('POST /api/merchant/orders/{id}/refunds', {
      params: { id: orderId },
      body: { reason: '缺货，与买家协商退款', lines: [{ lineId, quantity }] },
      key: randomUUID(),
    })

  it('of a part go to own money first, then into the allowance, which pays again', async () => {
    const scene = await makeMember(9_000, 0)
    const goods = await shelve(shop, { priceFen: 4_000, certified: true, stock: 9 })
    const { payment, order } = await place(scene, goods, 3)
    expect(order).toMatchObject({ allowanceFen: 9_000, cashFen: 3_000 })
    await payFor(shop, scene.member, payment.id)
    const staff = await goods.staff()
    const lineId = order.lines[0]?.id ?? ''
    expect(await refund(staff, order.id, lineId, 1)).toMatchObject({
      cashFen: 3_000,
      allowanceFen: 1_000,
      toFundFen: 0,
    })
    expect((await purse(scene.member)).allowanceFen).toBe(1_000)
    expect(await refund(staff, order.id, lineId, 1)).toMatchObject({ cashFen: 0, allowanceFen: 4_000 })
    expect((await purse(scene.member)).allowanceFen).toBe(5_000)
    const again = await place(scene, goods, 1)
    expect(again.order).toMatchObject({ allowanceFen: 4_000 })
    expect((await purse(scene.member)).allowanceFen).toBe(1_000)
  })

  it('in any number of steps, the grant withdrawn before any of them, return every fen to where it belongs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 301, max: 4_999 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 9_000 }),
        fc.nat(3_000),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
        fc.nat(6),
        async (priceFen, quantity, allowanceFen, points, sizes, withdrawnAt) => {
          const scene = await makeMember(allowanceFen, points)
          const goods = await shelve(shop, { priceFen, certified: true, stock: 20 })
          const before = await purse(scene.member)
          const { payment, order } = await place(scene, goods, quantity)
          if (payment.state !== 'paid') await payFor(shop, scene.member, payment.id)
          const staff = await goods.staff()
          let [left, step, toFundFen, backFen] = [quantity, 0, 0, 0]
          for (; left > 0; step += 1) {
            if (step === withdrawnAt) await withdraw(scene)
            const units = Math.min(left, sizes[step % sizes.length] ?? 1)
            const done = await refund(staff, order.id, order.lines[0]?.id ?? '', units)
            toFundFen += done.toFundFen
            backFen += done.totalFen
            left -= units
          }
          const isWithdrawn = step > withdrawnAt
          const after = await purse(scene.member)
          expect(backFen).toBe(order.totalFen)
          expect(after.points).toBe(before.points)
          expect(await stateOf(scene.member, order.id)).toBe('closed')
          if (isWithdrawn) {
            expect(after.allowanceFen).toBe(0)
            expect(await availableFen(scene)).toBe(1_000_000)
          } else {
            expect(toFundFen).toBe(0)
            expect(after.allowanceFen).toBe(allowanceFen)
          }
          const [escrow] = await shop.server.platform.database.sql`
            select balance from ledger_accounts where owner_id = ${order.id} and kind = 'escrow'`
          expect(Number(escrow?.balance)).toBe(0)
        },
      ),
      { numRuns: 10 },
    )
    const { sql } = shop.server.platform.database
    await until(
      async () => (await sql`select id from order_refunds where state = 'requested'`).length === 0,
      30_000,
    )
    expect(await faults()).toEqual([])
  }, 90_000)
})
