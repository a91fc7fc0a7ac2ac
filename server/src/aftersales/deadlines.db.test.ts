import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { uploadPicture } from '../../../test/support/pictures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { noteArrivals } from './note-arrivals.ts'
import { remindOfDeadlines } from './remind.ts'
import { runDeadlines } from './run-deadlines.ts'
import {
  apply,
  approve,
  type Bought,
  DAY_MS,
  escalate,
  HOUR_MS,
  later,
  receive,
  reject,
  sendBack,
} from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const read = ({ buyer }: Bought, id: string) => buyer.call('GET /api/after-sales/{id}', { params: { id } })

/** A minute before the time is over nothing happens; a minute after it, this. */
async function afterTime(bought: Bought, id: string, ms: number) {
  const before = await read(bought, id)
  await later(shop, bought, ms - 60_000)
  await runDeadlines(shop.server.platform)
  expect(await read(bought, id)).toEqual(before)
  await later(shop, bought, 120_000)
  await runDeadlines(shop.server.platform)
  return read(bought, id)
}

describe('when nobody answers', () => {
  it('the request is granted after 48 hours: without a return address the money goes back at once', async () => {
    const bought = await receive(shop)
    const { id } = await apply(bought)
    expect(await afterTime(bought, id, 48 * HOUR_MS)).toMatchObject({ state: 'refunded', totalFen: 2_000 })
  })

  it('a return is granted to the address on file, and closes when nothing is sent for seven days', async () => {
    const bought = await receive(shop)
    const earlier = await apply(bought)
    await approve(bought.staff, earlier.id)
    const { id } = await apply(bought)
    const granted = await afterTime(bought, id, 48 * HOUR_MS)
    expect(granted).toMatchObject({ state: 'awaitingReturn', returnAddress: { name: '李仓管' } })
    expect(granted.timeline.at(-1)).toMatchObject({ by: 'system' })
    const closed = await afterTime(bought, id, 7 * DAY_MS)
    expect(closed).toMatchObject({ state: 'closed', refund: null })
    expect((await bought.buyer.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '售后已关闭' })
  })

  it('goods sent back pass after ten days, or three days after their arrival', async () => {
    const silent = await receive(shop)
    const { id } = await apply(silent)
    await approve(silent.staff, id)
    await sendBack(silent.buyer, id)
    expect(await afterTime(silent, id, 10 * DAY_MS)).toMatchObject({ state: 'refunded' })

    const arrived = await receive(shop)
    const other = await apply(arrived)
    await approve(arrived.staff, other.id)
    await sendBack(arrived.buyer, other.id)
    await later(shop, arrived, DAY_MS)
    await arrived.staff.call('POST /api/merchant/after-sales/{id}/arrival', { params: { id: other.id } })
    expect(await afterTime(arrived, other.id, 3 * DAY_MS)).toMatchObject({ state: 'refunded' })
  })

  it('an exchange becomes a refund after three days, or is received after ten', async () => {
    const untilPassed = async () => {
      const bought = await receive(shop)
      const photos = [await uploadPicture(bought.buyer)]
      const { id } = await apply(bought, { kind: 'exchange', reason: 'damaged', photos })
      await approve(bought.staff, id)
      await sendBack(bought.buyer, id)
      await bought.staff.call('POST /api/merchant/after-sales/{id}/inspection', {
        params: { id },
        body: { passed: true },
      })
      return { bought, id }
    }
    const unsent = await untilPassed()
    expect(await afterTime(unsent.bought, unsent.id, 3 * DAY_MS)).toMatchObject({ state: 'refunded' })
    const sent = await untilPassed()
    await sent.bought.staff.call('POST /api/merchant/after-sales/{id}/replacement', {
      params: { id: sent.id },
      body: { carrier: 'zto', trackingNo: 'ZT1234567890' },
    })
    expect(await afterTime(sent.bought, sent.id, 10 * DAY_MS)).toMatchObject({ state: 'exchanged' })
  })

  it('a rejection stands after seven days, while the platform’s own deadline decides nothing', async () => {
    const bought = await receive(shop, { quantity: 2 })
    const { id } = await apply(bought)
    await reject(bought.staff, id)
    const disputed = await apply(bought)
    await reject(bought.staff, disputed.id)
    await escalate(bought.buyer, disputed.id)
    expect(await afterTime(bought, id, 7 * DAY_MS)).toMatchObject({ state: 'closed' })
    await later(shop, bought, 30 * DAY_MS)
    await runDeadlines(shop.server.platform)
    expect(await read(bought, disputed.id)).toMatchObject({ state: 'arbitrating' })
  })
})

it('a day before a deadline whoever is to act is told, once', async () => {
  const bought = await receive(shop)
  const { id } = await apply(bought)
  const titles = async (who: 'buyer' | 'staff') =>
    (await bought[who].call('GET /api/messages', {})).items.map(({ title }) => title)
  await remindOfDeadlines(shop.server.platform)
  expect(await titles('staff')).not.toContain('有售后即将超时，逾期自动同意')
  await later(shop, bought, 25 * HOUR_MS)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(1)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(0)
  expect((await titles('staff')).filter((one) => one === '有售后即将超时，逾期自动同意')).toHaveLength(1)
  await approve(bought.staff, id)
  await later(shop, bought, 6.5 * DAY_MS)
  expect(await remindOfDeadlines(shop.server.platform)).toBe(1)
  expect(await titles('buyer')).toContain('请尽快寄回商品，逾期售后关闭')
})

it('the carrier’s word that a return was delivered begins the three days of the inspection', async () => {
  const bought = await receive(shop)
  const { id } = await apply(bought)
  await approve(bought.staff, id)
  await sendBack(bought.buyer, id)
  await noteArrivals(shop.server.platform)
  expect(await read(bought, id)).toMatchObject({ state: 'returning', arrivedAt: null })
  await later(shop, bought, 2 * DAY_MS)
  expect(await noteArrivals(shop.server.platform)).toBe(1)
  const noted = await read(bought, id)
  expect(noted).toMatchObject({ state: 'inspecting', waitsFor: 'merchant' })
  const leftMs = Date.parse(noted.deadlineAt ?? '') - shop.now().getTime()
  expect(Math.round(leftMs / DAY_MS)).toBe(3)
})
