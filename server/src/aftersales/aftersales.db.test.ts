import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { uploadPicture } from '../../../test/support/pictures.ts'
import { type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { receiveMediaCheck } from '../content-check/index.ts'
import { completeOrders } from '../orders/index.ts'
import { waitingOrders } from '../orders/waiting-orders.ts'
import { checkLedger } from '../platform/ledger/index.ts'
import { receive as receiveAs, signInThroughWechat } from '../reviews/test-support.ts'
import { afterSalePictureJudged, checkEntry } from './check-entry.ts'
import {
  apply,
  approve,
  asked,
  type Bought,
  buy,
  DAY_MS,
  escalate,
  later,
  newOperator,
  receive,
  refusedApply,
  reject,
  returnAddress,
  sendBack,
  ship,
} from './test-support.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const orderOf = ({ buyer, orderId }: Bought) =>
  buyer.call('GET /api/orders/{id}', { params: { id: orderId } })
/** Units that the packing slip tells to send. */
const onSlip = async ({ orderId, shelf }: Bought) => {
  const { platform } = shop.server
  const waiting = await waitingOrders(platform, platform.database.db, shelf.merchantId, orderId)
  return waiting.flatMap(({ lines }) => lines.map(({ units }) => units))
}
const balanceOf = async (kind: 'escrow' | 'merchantReceivable', ownerId: string) => {
  const [row] = await shop.server.platform.database.sql<{ balance: string }[]>`
    select balance from ledger_accounts where kind = ${kind} and owner_id = ${ownerId}`
  return Number(row?.balance ?? 0)
}
const claimsOf = ({ buyer, orderId }: Bought) =>
  buyer.call('GET /api/orders/{id}/after-sales', { params: { id: orderId } })
const read = ({ buyer }: Bought, id: string) => buyer.call('GET /api/after-sales/{id}', { params: { id } })

describe('a refund without return', () => {
  it('before shipping: the preview is what comes back, with freight and stock, once the merchant agrees', async () => {
    const bought = await buy(shop, { priceFen: 2_000, quantity: 2 })
    const { buyer, staff, shelf, lineIds } = bought
    const lines = [{ lineId: lineIds[0] ?? '', quantity: 2 }]
    const preview = await buyer.call('POST /api/after-sales/preview', {
      body: { orderId: bought.orderId, lines },
    })
    expect(preview).toEqual({
      cashFen: 4_800,
      freightFen: 800,
      allowanceFen: 0,
      pointsFen: 0,
      totalFen: 4_800,
      gifts: [],
    })
    const key = randomUUID()
    const wish = { kind: 'refundOnly', reason: 'changedMind', lines } as const
    const opened = await apply(bought, wish, key)
    expect(opened).toMatchObject({
      state: 'requested',
      waitsFor: 'merchant',
      totalFen: 4_800,
      unshipped: true,
    })
    expect(await apply(bought, wish, key)).toEqual(opened)
    expect((await staff.call('GET /api/merchant/after-sales', {})).items).toMatchObject([{ id: opened.id }])
    expect((await staff.call('GET /api/messages', {})).items[0]).toMatchObject({ kind: 'afterSale' })

    const settled = await staff.call('POST /api/merchant/after-sales/{id}/approve', {
      params: { id: opened.id },
      body: {},
    })
    expect(settled).toMatchObject({
      state: 'refunded',
      waitsFor: null,
      deadlineAt: null,
      totalFen: 4_800,
      refund: { cashFen: 4_800, totalFen: 4_800 },
      lines: [{ quantity: 2, grantedQuantity: 2 }],
    })
    expect(settled.timeline.map(({ by, text }) => [by, text])).toEqual([
      ['buyer', '申请仅退款：不想要了'],
      ['merchant', '商家同意退款'],
    ])
    expect(await orderOf(bought)).toMatchObject({ state: 'closed' })
    expect(await shelf.available()).toBe(100)
    expect((await staff.call('GET /api/merchant/after-sales', {})).items).toEqual([])
  })

  it('for all of an order keeps it from being shipped; for a part the rest is sent and the part still refunded whole', async () => {
    const whole = await buy(shop, { priceFen: 2_000, quantity: 2 })
    const all = [{ lineId: whole.lineIds[0] ?? '', quantity: 2 }]
    const first = await apply(whole, { kind: 'refundOnly', reason: 'changedMind', lines: all })
    const shipping = { params: { id: whole.orderId }, body: { carrier: 'yto', trackingNo: 'YT1234567890' } }
    expect((await whole.staff.refused('POST /api/merchant/orders/{id}/ship', shipping)).code).toBe(
      'order_in_after_sale',
    )
    expect((await orderOf(whole)).state).toBe('paid')
    // Rejected it may be sent, although the buyer can still dispute: so the slip has it.
    expect(await onSlip(whole)).toEqual([])
    await reject(whole.staff, first.id)
    expect(await onSlip(whole)).toEqual([2])
    await ship(whole.staff, whole.orderId)

    const part = await buy(shop, { priceFen: 2_000, quantity: 2 })
    const asking = await apply(part, { kind: 'refundOnly', reason: 'changedMind' })
    const shipped = await ship(part.staff, part.orderId)
    expect(shipped).toMatchObject({ state: 'shipped', lines: [{ quantity: 2, heldQuantity: 1 }] })
    // Nothing will send the other unit any more: neither side leaves the buyer without it and without the money.
    const one = { params: { id: asking.id } }
    const rejecting = { ...one, body: { reason: '已经备货' } }
    expect(await part.staff.refused('POST /api/merchant/after-sales/{id}/reject', rejecting)).toMatchObject({
      code: 'after_sale_state_conflict',
      detail: '其余商品已经发出，没有寄出的这部分只能退款',
    })
    expect((await part.buyer.refused('POST /api/after-sales/{id}/cancel', one)).code).toBe(
      'after_sale_state_conflict',
    )
    expect(await part.buyer.call('GET /api/after-sales/{id}', one)).toMatchObject({ leftBehind: true })
    const settled = await part.staff.call('POST /api/merchant/after-sales/{id}/approve', {
      params: { id: asking.id },
      body: {},
    })
    expect(settled).toMatchObject({ totalFen: 2_400, freightFen: 400 })
    expect(await part.shelf.available()).toBe(99)
    const left = await orderOf(part)
    expect(left).toMatchObject({ state: 'shipped', lines: [{ refundedQuantity: 1 }] })
    expect(left.lines[0]).not.toHaveProperty('heldQuantity')
  })

  it('of all that was sent leaves nothing in escrow: its freight was spent, so it is the merchant’s', async () => {
    const sent = await buy(shop, { priceFen: 2_000, quantity: 2 })
    await ship(sent.staff, sent.orderId)
    const body = { reason: '产地暴雨，无法保证品质' }
    await sent.staff.call('POST /api/merchant/orders/{id}/refunds', { params: { id: sent.orderId }, body })
    expect(await orderOf(sent)).toMatchObject({ state: 'closed', refunds: [{ cashFen: 4_000 }] })
    expect(await balanceOf('escrow', sent.orderId)).toBe(0)
    expect(await balanceOf('merchantReceivable', sent.shelf.merchantId)).toBe(800)
  })

  it('of what never arrived brings its freight, too', async () => {
    const lost = await buy(shop, { priceFen: 2_000, quantity: 2 })
    await ship(lost.staff, lost.orderId)
    const lines = [{ lineId: lost.lineIds[0] ?? '', quantity: 2 }]
    const wish = { kind: 'refundOnly' as const, reason: 'notArrived' as const, lines }
    const preview = await lost.buyer.call('POST /api/after-sales/preview', {
      body: { orderId: lost.orderId, ...wish },
    })
    expect(preview).toMatchObject({ cashFen: 4_800, freightFen: 800 })
    const opened = await apply(lost, wish)
    expect(opened).toMatchObject({ totalFen: 4_800, freightFen: 800 })
    await approve(lost.staff, opened.id)
    expect(await orderOf(lost)).toMatchObject({ state: 'closed', refunds: [{ cashFen: 4_800 }] })
    expect(await balanceOf('escrow', lost.orderId)).toBe(0)
    expect(await lost.shelf.available()).toBe(98)
  })

  it('of what has a fault brings its share of the freight, whoever keeps the goods; of sound goods it does not', async () => {
    const bought = await receive(shop, { priceFen: 2_000, quantity: 2 })
    const lines = [{ lineId: bought.lineIds[0] ?? '', quantity: 1 }]
    const photos = [await uploadPicture(bought.buyer)]
    const sound = { orderId: bought.orderId, kind: 'returnRefund', reason: 'noReason', lines } as const
    const faulty = { kind: 'refundOnly', reason: 'faulty', lines, photos } as const
    const { orderId } = bought
    const preview = (
      body: Parameters<typeof bought.buyer.call<'POST /api/after-sales/preview'>>[1]['body'],
    ) => bought.buyer.call('POST /api/after-sales/preview', { body })
    expect(await preview(sound)).toMatchObject({ cashFen: 2_000, freightFen: 0 })
    expect(await preview({ orderId, kind: 'refundOnly', reason: 'faulty', lines })).toMatchObject({
      cashFen: 2_400,
      freightFen: 400,
    })
    const opened = await apply(bought, faulty)
    const settled = await approve(bought.staff, opened.id)
    expect(settled).toMatchObject({ state: 'refunded', totalFen: 2_400, freightFen: 400 })
    expect(await balanceOf('escrow', orderId)).toBe(2_400)
  })

  it('of damaged fresh goods is granted at once within the limits, else the merchant answers', async () => {
    const bought = await receive(shop, { priceFen: 1_000, quantity: 6, fresh: true })
    const photos = [await uploadPicture(bought.buyer)]
    const wish = (quantity: number) => ({
      kind: 'refundOnly' as const,
      reason: 'freshDamaged' as const,
      lines: [{ lineId: bought.lineIds[0] ?? '', quantity }],
      photos,
    })
    expect(await refusedApply(bought, { ...wish(1), photos: [] })).toBe('after_sale_photos_required')
    const quick = await apply(bought, wish(1))
    expect(quick).toMatchObject({ state: 'refunded', quick: true, totalFen: 1_000 })
    expect(quick.timeline.at(-1)).toMatchObject({ by: 'system' })
    await apply(bought, wish(1))
    await apply(bought, wish(1))
    // A fourth in this month is looked at by a person.
    expect(await apply(bought, wish(1))).toMatchObject({ state: 'requested', quick: false })
  })

  it('of dear fresh goods is looked at by a person, and damage is claimed within a day', async () => {
    const dear = await receive(shop, { priceFen: 5_100, quantity: 1, fresh: true })
    const big = await apply(dear, {
      kind: 'refundOnly',
      reason: 'freshDamaged',
      photos: [await uploadPicture(dear.buyer)],
    })
    expect(big).toMatchObject({ state: 'requested', quick: false })
    const late = await receive(shop, { priceFen: 1_000, quantity: 1, fresh: true })
    const picture = [await uploadPicture(late.buyer)]
    await later(shop, late, DAY_MS + 1_000)
    const again = { kind: 'refundOnly', photos: picture } as const
    expect(await refusedApply(late, { ...again, reason: 'freshDamaged' })).toBe('after_sale_period_over')
    // A fault of the goods is another matter than damage on the way.
    expect(await apply(late, { ...again, reason: 'faulty' })).toMatchObject({ state: 'requested' })
  })
})

describe('a return', () => {
  it('goes back, is inspected and refunded without freight, while the order waits with its completion', async () => {
    const bought = await receive(shop, { priceFen: 2_000, quantity: 2 })
    const { buyer, staff } = bought
    const { id, totalFen } = await apply(bought)
    expect(totalFen).toBe(2_000)
    expect(await claimsOf(bought)).toMatchObject({ lines: [{ claimableQuantity: 1, openAfterSaleId: id }] })
    const agreed = await approve(staff, id)
    expect(agreed).toMatchObject({
      state: 'awaitingReturn',
      waitsFor: 'buyer',
      returnAddress,
      addressOnFile: returnAddress,
    })
    expect((await buyer.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '售后申请已通过' })
    expect(await sendBack(buyer, id)).toMatchObject({
      state: 'returning',
      returnParcel: { carrierName: '顺丰速运' },
    })
    const tracked = await buyer.call('GET /api/after-sales/{id}/tracking', {
      params: { id },
      query: { parcel: 'return' },
    })
    expect(tracked).toMatchObject({ carrierName: '顺丰速运', carrierAnswered: true })
    await later(shop, bought, 8 * DAY_MS)
    await completeOrders(shop.server.platform)
    expect((await orderOf(bought)).state).toBe('received')

    await bought.staff.call('POST /api/merchant/after-sales/{id}/arrival', { params: { id } })
    const passed = await bought.staff.call('POST /api/merchant/after-sales/{id}/inspection', {
      params: { id },
      body: { passed: true },
    })
    expect(passed).toMatchObject({ state: 'refunded', totalFen: 2_000, freightFen: 0 })
    await completeOrders(shop.server.platform)
    expect(await orderOf(bought)).toMatchObject({ state: 'completed', lines: [{ refundedQuantity: 1 }] })
    const { sql } = shop.server.platform.database
    const trail = await sql`select action from audit_entries where subject_id = ${id} order by id`
    expect(trail.map(({ action }) => action)).toEqual([
      'afterSale.approve',
      'afterSale.arrive',
      'afterSale.pass',
    ])
  })

  it('that fails the inspection is brought to the platform, which grants a part', async () => {
    const bought = await receive(shop, { priceFen: 3_000, quantity: 3, prices: [1_000] })
    const { buyer, staff, lineIds } = bought
    const lines = lineIds.map((lineId) => ({ lineId, quantity: 2 }))
    const { id } = await apply(bought, { lines })
    const operator = await newOperator(shop)
    const decide = (body: object) => ({
      params: { id },
      body: { decision: 'grantPart' as const, reason: '一件完好', ...body },
    })
    const call = 'POST /api/operations/after-sales/{id}/decide'
    expect((await operator.refused(call, decide({ lines: [lines[0]] }))).code).toBe(
      'after_sale_not_escalated',
    )
    await approve(staff, id)
    await sendBack(buyer, id)
    const photos = [await uploadPicture(staff)]
    const failed = await staff.call('POST /api/merchant/after-sales/{id}/inspection', {
      params: { id },
      body: { passed: false, reason: '包装已拆，少了一件', photos },
    })
    expect(failed).toMatchObject({ state: 'inspectionFailed', waitsFor: 'buyer' })
    expect(failed.timeline.at(-1)).toMatchObject({ photos })
    await escalate(buyer, id)
    expect((await operator.call('GET /api/operations/after-sales', {})).items).toMatchObject([{ id }])
    await operator.call('POST /api/operations/after-sales/{id}/messages', {
      params: { id },
      body: { text: '请商家补充开箱视频截图' },
    })
    const tooMuch = { lineId: lineIds[0] ?? '', quantity: 3 }
    expect((await operator.refused(call, decide({ lines: [tooMuch] }))).code).toBe('after_sale_too_much')
    const ask = 'POST /api/operations/after-sales/{id}/preview'
    const previewOf = (quantity: number) => ({ params: { id }, body: { lines: [{ ...tooMuch, quantity }] } })
    expect((await operator.refused(ask, previewOf(3))).code).toBe('after_sale_too_much')
    const preview = await operator.call(ask, previewOf(1))
    const decided = await operator.call(call, decide({ lines: [{ ...tooMuch, quantity: 1 }] }))
    expect(preview).toMatchObject({ totalFen: 3_000, cashFen: decided.cashFen })
    expect(decided).toMatchObject({
      state: 'refunded',
      totalFen: 3_000,
      lines: [{ grantedQuantity: 1 }, { grantedQuantity: 0 }],
    })
    expect((await claimsOf(bought)).lines.map((line) => line.claimableQuantity)).toEqual([2, 3])
    expect(
      (await operator.call('GET /api/operations/after-sales', { query: { filter: 'decided' } })).items,
    ).toMatchObject([{ id }])
  })

  it('refused by merchant and platform frees its units, which may be asked for anew', async () => {
    const bought = await receive(shop)
    const { id } = await apply(bought)
    await reject(bought.staff, id)
    await escalate(bought.buyer, id)
    const operator = await newOperator(shop)
    await operator.call('POST /api/operations/after-sales/{id}/decide', {
      params: { id },
      body: { decision: 'refuse', reason: '凭证不足' },
    })
    expect(await read(bought, id)).toMatchObject({ state: 'closed', refund: null })
    const again = await apply(bought)
    await bought.buyer.call('POST /api/after-sales/{id}/cancel', { params: { id: again.id } })
    expect(await claimsOf(bought)).toMatchObject({ lines: [{ claimableQuantity: 2, openAfterSaleId: null }] })
  })

  it('for a fault found after the order was complete takes the money back from the merchant', async () => {
    const bought = await receive(shop, { priceFen: 2_500, quantity: 2 })
    const photos = [await uploadPicture(bought.buyer)]
    await later(shop, bought, 9 * DAY_MS)
    await completeOrders(shop.server.platform)
    expect((await orderOf(bought)).state).toBe('completed')
    expect(await refusedApply(bought)).toBe('after_sale_period_over')
    const { id } = await apply(bought, { kind: 'refundOnly', reason: 'faulty', photos })
    await bought.staff.call('POST /api/merchant/after-sales/{id}/approve', { params: { id }, body: {} })
    const { sql } = shop.server.platform.database
    const [receivable] = await sql`
      select balance from ledger_accounts where owner_id = ${bought.shelf.merchantId} and kind = 'merchantReceivable'`
    expect(Number(receivable?.balance)).toBe(5_000 + 800 - 2_500 - 400)
    await later(shop, bought, 22 * DAY_MS)
    expect(await refusedApply(bought, { kind: 'refundOnly', reason: 'faulty', photos })).toBe(
      'after_sale_period_over',
    )
  })
})

describe('an exchange', () => {
  const untilReplacement = async (bought: Bought) => {
    const photos = [await uploadPicture(bought.buyer)]
    const { id } = await apply(bought, { kind: 'exchange', reason: 'damaged', photos })
    await approve(bought.staff, id)
    await sendBack(bought.buyer, id)
    await bought.staff.call('POST /api/merchant/after-sales/{id}/inspection', {
      params: { id },
      body: { passed: true },
    })
    return id
  }
  const parcel = { carrier: 'zto', trackingNo: 'ZT1234567890' }

  it('takes the replacement from stock and ends when the buyer has it', async () => {
    const bought = await receive(shop, { stock: 10, quantity: 2 })
    const id = await untilReplacement(bought)
    expect(await read(bought, id)).toMatchObject({ state: 'awaitingReplacement', waitsFor: 'merchant' })
    const sent = await bought.staff.call('POST /api/merchant/after-sales/{id}/replacement', {
      params: { id },
      body: parcel,
    })
    expect(sent).toMatchObject({ state: 'replacing', replacementParcel: { trackingNo: 'ZT1234567890' } })
    expect(await bought.shelf.available()).toBe(7)
    const done = await bought.buyer.call('POST /api/after-sales/{id}/confirm-replacement', { params: { id } })
    expect(done).toMatchObject({ state: 'exchanged', refund: null })
    expect(await claimsOf(bought)).toMatchObject({ lines: [{ claimableQuantity: 2 }] })
  })

  it('without stock is refused, and becomes a refund', async () => {
    const bought = await receive(shop, { stock: 2, quantity: 2 })
    const id = await untilReplacement(bought)
    const refusal = await bought.staff.refused('POST /api/merchant/after-sales/{id}/replacement', {
      params: { id },
      body: parcel,
    })
    expect(refusal).toMatchObject({ code: 'out_of_stock', lines: [{ requested: 1, available: 0 }] })
    expect(await read(bought, id)).toMatchObject({ state: 'awaitingReplacement', replacementParcel: null })
    const settled = await bought.staff.call('POST /api/merchant/after-sales/{id}/refund-instead', {
      params: { id },
    })
    expect(settled).toMatchObject({ state: 'refunded', totalFen: 2_400 })
  })
})

describe('what is refused changes nothing', () => {
  it('more than was bought, twice, and what a merchant may give back besides', async () => {
    const bought = await receive(shop, { quantity: 2 })
    const lineId = bought.lineIds[0] ?? ''
    const wish = (quantity: number) => ({ lines: [{ lineId, quantity }] })
    expect(await refusedApply(bought, wish(3))).toBe('after_sale_too_much')
    expect(await refusedApply(bought, { lines: [{ lineId: randomUUID(), quantity: 1 }] })).toBe(
      'after_sale_too_much',
    )
    await apply(bought, wish(2))
    expect(await refusedApply(bought, wish(1))).toBe('after_sale_too_much')
    const direct = await bought.staff.refused('POST /api/merchant/orders/{id}/refunds', {
      params: { id: bought.orderId },
      body: { reason: '协商退款', ...wish(1) },
    })
    expect(direct.code).toBe('refund_too_much')
    const preview = { orderId: bought.orderId, ...wish(1) }
    expect((await bought.buyer.refused('POST /api/after-sales/preview', { body: preview })).code).toBe(
      'after_sale_too_much',
    )
    expect((await bought.buyer.call('GET /api/after-sales', {})).items).toHaveLength(1)
  })

  it('somebody else’s order or case, another merchant’s, and who has no right at all', async () => {
    const bought = await receive(shop)
    const stranger = await shop.signIn()
    expect((await stranger.refused('POST /api/after-sales', { body: asked(bought) })).code).toBe(
      'order_not_found',
    )
    const { id } = await apply(bought)
    const params = { id }
    expect((await stranger.refused('GET /api/after-sales/{id}', { params })).code).toBe(
      'after_sale_not_found',
    )
    expect((await stranger.refused('POST /api/after-sales/{id}/cancel', { params })).code).toBe(
      'after_sale_not_found',
    )
    const other = await (await shelve(shop)).staff()
    const approval = { params, body: { returnAddress } }
    const call = 'POST /api/merchant/after-sales/{id}/approve'
    expect((await other.refused(call, approval)).code).toBe('after_sale_not_found')
    expect((await bought.buyer.refused(call, approval)).code).toBe('forbidden')
    const operator = await newOperator(shop)
    expect((await operator.refused('GET /api/operations/after-sales/{id}', { params })).code).toBe(
      'after_sale_not_escalated',
    )
    expect((await read(bought, id)).state).toBe('requested')
  })

  it('a return of what was not sent, fresh goods without reason, reasons that do not fit, pictures from elsewhere', async () => {
    const paid = await buy(shop)
    expect(await refusedApply(paid)).toBe('after_sale_not_shipped')
    expect(await refusedApply(paid, { kind: 'refundOnly', reason: 'faulty' })).toBe('after_sale_reason_unfit')
    const fresh = await receive(shop, { fresh: true })
    expect(await refusedApply(fresh)).toBe('after_sale_fresh_exempt')
    const bought = await receive(shop)
    expect(await refusedApply(bought, { kind: 'exchange' })).toBe('after_sale_reason_unfit')
    expect(await refusedApply(bought, { kind: 'refundOnly', reason: 'changedMind' })).toBe(
      'after_sale_already_shipped',
    )
    expect(await refusedApply(bought, { kind: 'refundOnly', reason: 'freshDamaged' })).toBe(
      'after_sale_reason_unfit',
    )
    expect(await refusedApply(bought, { kind: 'exchange', reason: 'damaged' })).toBe(
      'after_sale_photos_required',
    )
    const others = await uploadPicture(bought.staff)
    for (const photo of ['/files/0123456789abcdef-1200.webp', others]) {
      expect(await refusedApply(bought, { photos: [photo] })).toBe('photo_unknown')
    }
    for (const bad of [
      { photos: ['https://elsewhere.example/a.webp'] },
      { photos: ['/files/../../etc/passwd'] },
      { reason: 'whim' },
      { kind: 'gift' },
      { lines: [] },
      { lines: [{ lineId: bought.lineIds[0], quantity: 0 }] },
      { lines: [{ lineId: bought.lineIds[0], quantity: 1.5 }] },
      { description: '长'.repeat(501) },
      { amountFen: 1 },
    ]) {
      const reply = await bought.buyer.send('POST /api/after-sales', { body: { ...asked(bought), ...bad } })
      expect([reply.status, (reply.body as { code: string }).code], JSON.stringify(bad)).toEqual([
        400,
        'invalid_input',
      ])
    }
    expect((await bought.buyer.call('GET /api/after-sales', {})).items).toEqual([])
    expect(await claimsOf(bought)).toMatchObject({ lines: [{ claimableQuantity: 2 }] })
  })

  it('acts that have no place in the state, and an approval without an address', async () => {
    const bought = await receive(shop)
    const { id } = await apply(bought)
    const params = { id }
    const { buyer, staff } = bought
    const conflicts = [
      await buyer.refused('POST /api/after-sales/{id}/escalate', { params, body: { reason: '等不及了' } }),
      await buyer.refused('POST /api/after-sales/{id}/confirm-replacement', { params }),
      await staff.refused('POST /api/merchant/after-sales/{id}/arrival', { params }),
      await staff.refused('POST /api/merchant/after-sales/{id}/inspection', {
        params,
        body: { passed: true },
      }),
      await staff.refused('POST /api/merchant/after-sales/{id}/refund-instead', { params }),
    ]
    expect(conflicts.map(({ code }) => code)).toEqual(Array(5).fill('after_sale_state_conflict'))
    const bare = await staff.refused('POST /api/merchant/after-sales/{id}/approve', { params, body: {} })
    expect(bare.code).toBe('return_address_required')
    const unknown = { carrier: 'pigeon', trackingNo: 'PG12345678' }
    await approve(staff, id)
    expect(
      (await buyer.refused('POST /api/after-sales/{id}/return-shipment', { params, body: unknown })).code,
    ).toBe('carrier_unknown')
    await buyer.call('POST /api/after-sales/{id}/cancel', { params })
    const late = await buyer.refused('POST /api/after-sales/{id}/messages', {
      params,
      body: { text: '在吗' },
    })
    expect(late.code).toBe('after_sale_state_conflict')
  })
})

it('both sides write on the case, each is told, and the merchant’s queue has the most urgent first', async () => {
  const bought = await receive(shop, { quantity: 3 })
  const first = await apply(bought)
  shop.passTime(60_000)
  const second = await apply(bought)
  const { buyer, staff } = bought
  const params = { id: first.id }
  await buyer.call('POST /api/after-sales/{id}/messages', { params, body: { text: '外箱压坏了' } })
  await staff.call('POST /api/merchant/after-sales/{id}/messages', { params, body: { text: '收到，马上看' } })
  const { timeline } = await read(bought, first.id)
  expect(timeline.map(({ by, kind }) => `${by} ${kind}`)).toEqual([
    'buyer step',
    'buyer message',
    'merchant message',
  ])
  expect((await staff.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '买家在售后中留言' })
  expect((await buyer.call('GET /api/messages', {})).items[0]).toMatchObject({ title: '商家给您留言' })
  const page = await staff.call('GET /api/merchant/after-sales', { query: { pageSize: 1 } })
  expect(page.items).toMatchObject([{ id: first.id }])
  const query = { pageSize: 1, cursor: page.nextCursor }
  expect((await staff.call('GET /api/merchant/after-sales', { query })).items).toMatchObject([
    { id: second.id },
  ])
  const own = await buyer.call('GET /api/after-sales', { query: { pageSize: 1 } })
  expect(own.items).toMatchObject([{ id: second.id }])
  const bad = await staff.refused('GET /api/merchant/after-sales', { query: { cursor: 'x.y' } })
  expect(bad.code).toBe('invalid_input')
})

it('words and pictures that WeChat finds risky are hidden from the other side, and the case goes on', async () => {
  const shelf = await shelve(shop, { stock: 10 })
  const buyer = await signInThroughWechat(shop)
  const { orderId, orderLineId } = await receiveAs(shop, buyer, shelf)
  const staff = await shelf.staff()
  const photo = await uploadPicture(buyer)
  const risky = await uploadPicture(buyer)
  shop.emulator.judgePictures(risky, 'risky')
  const body = {
    orderId,
    lines: [{ lineId: orderLineId, quantity: 1 }],
    kind: 'returnRefund' as const,
    reason: 'faulty' as const,
    description: '底层发霉了',
    photos: [photo],
  }
  const { id } = await buyer.call('POST /api/after-sales', { body })
  const params = { id }
  const say = (text: string, photos: string[] = []) =>
    buyer.call('POST /api/after-sales/{id}/messages', { params, body: { text, photos } })
  const [bad, shows] = [await say('加微信给你退差价'), await say('就是这样', [risky])]
  const { platform } = shop.server
  const { timeline } = await buyer.call('GET /api/after-sales/{id}', { params })
  for (const entry of timeline) await checkEntry(platform, entry.id)
  const seenBy = async (person: typeof staff, name: 'merchant' | 'buyer', entryId: string) => {
    const seen =
      name === 'merchant'
        ? await person.call('GET /api/merchant/after-sales/{id}', { params })
        : await person.call('GET /api/after-sales/{id}', { params })
    const entry = seen.timeline.find((one) => one.id === entryId)
    return [entry?.text, entry?.photos.length]
  }
  const hidden = ['（内容不符合平台规范，已隐藏）', 0]
  expect(await seenBy(staff, 'merchant', bad.id)).toEqual(hidden)
  expect(await seenBy(buyer, 'buyer', bad.id)).toEqual(['加微信给你退差价', 0])
  // Pictures are judged by a push that comes later.
  await until(async () => (await seenBy(staff, 'merchant', shows.id))[1] === 0)
  expect(await seenBy(staff, 'merchant', shows.id)).toEqual(hidden)
  const whole = await staff.call('GET /api/merchant/after-sales/{id}', { params })
  expect([whole.description, whole.photos]).toEqual(['底层发霉了', [photo]])
  const told = (await buyer.call('GET /api/messages', {})).items.filter(({ title }) =>
    title.includes('已隐藏'),
  )
  expect(told).toHaveLength(2)
  // Repeated it says nothing new; the platform, which decides, sees everything.
  await checkEntry(platform, bad.id)
  await reject(staff, id)
  // What the merchant wrote is not checked yet: the notice does without it.
  const [refusal] = (await buyer.call('GET /api/messages', {})).items
  expect([refusal?.title, refusal?.text]).toEqual([
    '商家拒绝了售后申请',
    '点开查看原因，7 天内可申请平台介入',
  ])
  const operator = await newOperator(shop)
  await escalate(buyer, id)
  const { items } = await operator.call('GET /api/messages', {})
  expect(items[0]).toMatchObject({ title: '有售后申请平台介入' })
  const decided = await operator.call('GET /api/operations/after-sales/{id}', { params })
  expect(decided.timeline.find((entry) => entry.id === bad.id)?.text).toBe('加微信给你退差价')
})

it('a picture’s verdict is not lost when it comes while the id of its check is being written', async () => {
  const shelf = await shelve(shop, { stock: 10 })
  const buyer = await signInThroughWechat(shop)
  const { orderId, orderLineId } = await receiveAs(shop, buyer, shelf)
  const body = {
    orderId,
    lines: [{ lineId: orderLineId, quantity: 1 }],
    kind: 'returnRefund' as const,
    reason: 'faulty' as const,
    photos: [await uploadPicture(buyer)],
  }
  const { timeline } = await buyer.call('POST /api/after-sales', { body })
  const entryId = timeline[0]?.id ?? ''
  const traceId = randomUUID()
  const { platform } = shop.server
  const { sql } = platform.database
  const wechat = { ...platform.wechat, checkPicture: async () => traceId }
  const message = {
    Event: 'wxa_media_check',
    trace_id: traceId,
    errcode: 0,
    result: { suggest: 'risky', label: 20_002 },
  }
  let job: Promise<void> | undefined
  await receiveMediaCheck(platform, message as never, [
    afterSalePictureJudged,
    // The push has looked for the picture and found none; the job writes it before the push commits.
    async () => {
      let isDone = false
      job = checkEntry({ ...platform, wechat }, entryId).finally(() => {
        isDone = true
      })
      await until(async () => {
        const waiting = await sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        return isDone || waiting.length > 0
      })
    },
  ])
  await job
  const [entry] = await sql<
    { verdict: string }[]
  >`select verdict from after_sale_events where id = ${entryId}`
  expect(entry?.verdict).toBe('risky')
})

it('each list of cases is served by an index, in its order, among many', async () => {
  const { sql } = shop.server.platform.database
  const bought = await receive(shop)
  const { id } = await apply(bought)
  await sql`
    insert into after_sales (id, order_id, order_no, user_id, merchant_id, merchant_name, kind, reason, state, waits_for,
      deadline_at, unshipped, cash_fen, freight_fen, allowance_fen, points_fen, created_at, escalated_at)
    select gen_random_uuid(), gen_random_uuid(), order_no, gen_random_uuid(),
      case when n % 100 = 0 then merchant_id else gen_random_uuid() end, merchant_name, kind, reason,
      case when n % 3 = 0 then 'refunded' else 'requested' end, case when n % 3 = 0 then null else 'merchant' end,
      case when n % 3 = 0 then null else deadline_at + n * interval '1 second' end, false, 0, 0, 0, 0, created_at,
      case when n % 9 = 0 then created_at end
    from after_sales cross join generate_series(1, 20000) n where id = ${id}`
  await sql`analyze after_sales`
  const { orderId, shelf, buyer } = bought
  const [{ merchantId }, { userId }] = [shelf, buyer]
  const open = `waits_for = 'merchant'`
  const urgent = 'order by deadline_at, id limit 21'
  for (const [condition, order, index] of [
    [`user_id = '${userId}'`, 'order by id desc limit 21', 'after_sales_of_buyer'],
    [`order_id = '${orderId}'`, 'order by id desc limit 100', 'after_sales_of_order'],
    [`merchant_id in ('${merchantId}')`, 'order by id desc limit 21', 'after_sales_of_merchant'],
    [`merchant_id in ('${merchantId}') and ${open}`, urgent, 'after_sales_of_merchant_waiting'],
    [`waits_for = 'operator'`, urgent, 'after_sales_waiting'],
    ['escalated_at is not null and waits_for is null', 'order by id desc limit 21', 'after_sales_decided'],
    [
      `waits_for in ('buyer', 'merchant') and deadline_at <= now()`,
      'order by deadline_at limit 200',
      'after_sales_waiting',
    ],
  ] as const) {
    const plan = JSON.stringify(
      await sql.unsafe(`explain select * from after_sales where ${condition} ${order}`),
    )
    expect(plan, condition).toMatch(new RegExp(`using ${index} |on ${index} `))
    expect(plan, condition).not.toContain('Seq Scan')
  }
  await sql`delete from after_sales where id <> ${id} and order_no = (select order_no from after_sales where id = ${id})`
})
