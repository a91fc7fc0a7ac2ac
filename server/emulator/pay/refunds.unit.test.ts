import { beforeAll, expect, test } from 'vitest'
import { createTestMerchant, openEnvelope } from '../test-merchant.ts'

const merchant = createTestMerchant()
const { emulator, clock, refund } = merchant

beforeAll(async () => {
  for (const number of ['refund0001', 'refund0002', 'refund0003']) {
    await merchant.prepayId(number)
    emulator.settle(number, { notify: false })
  }
})

const query = (outRefundNo: string) => merchant.pay('GET', `/v3/refund/domestic/refunds/${outRefundNo}`)

test('a refund is PROCESSING, then SUCCESS, and announced', async () => {
  const accepted = await refund('refund0001', 'R1', 980)
  expect(await accepted.json()).toMatchObject({ status: 'PROCESSING', amount: { refund: 980, total: 5980 } })
  clock.advance(1_000)
  await emulator.runDue()
  expect(await (await query('R1')).json()).toMatchObject({
    status: 'SUCCESS',
    success_time: expect.any(String),
  })
  expect(emulator.order('refund0001')).toMatchObject({ trade_state: 'REFUND' })
  const body = JSON.parse(merchant.notifications.at(-1)?.body ?? '')
  expect(body).toMatchObject({ event_type: 'REFUND.SUCCESS', resource: { original_type: 'refund' } })
  expect(JSON.parse(openEnvelope(emulator.credentials.apiV3Key, body.resource))).toMatchObject({
    out_refund_no: 'R1',
    refund_status: 'SUCCESS',
    amount: { refund: 980, total: 5980 },
  })
})

test('the same refund number again answers the same refund and takes nothing more', async () => {
  const first = (await (await refund('refund0002', 'R2', 5980)).json()) as { refund_id: string }
  const again = (await (await refund('refund0002', 'R2', 5980)).json()) as { refund_id: string }
  expect(again.refund_id).toBe(first.refund_id)
  const other = await refund('refund0002', 'R2', 100)
  expect(await other.json()).toMatchObject({ code: 'INVALID_REQUEST' })
})

test('several partial refunds reach the total, and not a fen more', async () => {
  expect((await refund('refund0003', 'R3a', 3000)).status).toBe(200)
  const tooMuch = await refund('refund0003', 'R3b', 2981)
  expect(tooMuch.status).toBe(403)
  expect(await tooMuch.json()).toMatchObject({ code: 'NOT_ENOUGH' })
  expect((await query('R3b')).status).toBe(404)
  expect((await refund('refund0003', 'R3c', 2980)).status).toBe(200)
  expect((await refund('refund0003', 'R3d', 1)).status).toBe(403)
})

test('an unknown, an unpaid order and another total are refused', async () => {
  expect(await (await refund('unknown001', 'R4', 1)).json()).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' })
  await merchant.prepayId('unpaid0001')
  expect(await (await refund('unpaid0001', 'R5', 1)).json()).toMatchObject({ code: 'INVALID_REQUEST' })
  expect(await (await refund('refund0001', 'R6', 1, 6000)).json()).toMatchObject({ code: 'INVALID_REQUEST' })
})

test('a reason is counted in bytes: 80 are taken, one more is a PARAM_ERROR', async () => {
  await merchant.prepayId('reason0001')
  emulator.settle('reason0001', { notify: false })
  const because = (out_refund_no: string, reason: string) =>
    merchant.pay('POST', '/v3/refund/domestic/refunds', {
      ...{ out_trade_no: 'reason0001', out_refund_no, reason },
      amount: { refund: 100, total: 5980, currency: 'CNY' },
    })
  expect(await (await because('R8', '缺'.repeat(27))).json()).toMatchObject({ code: 'PARAM_ERROR' })
  expect((await because('R8', `${'缺'.repeat(26)}ab`)).status).toBe(200)
})

test('a refund planned to fail ends ABNORMAL, announced, until a person resolves it', async () => {
  clock.advance(1_000)
  await emulator.runDue()
  await merchant.prepayId('refund0004')
  emulator.settle('refund0004', { notify: false })
  emulator.failNextRefunds(1)
  await refund('refund0004', 'R7', 980)
  clock.advance(1_000)
  await emulator.runDue()
  const opened = () => {
    const { event_type, resource } = JSON.parse(merchant.notifications.at(-1)?.body ?? '')
    return { event_type, ...JSON.parse(openEnvelope(emulator.credentials.apiV3Key, resource)) }
  }
  expect(await (await query('R7')).json()).toMatchObject({ status: 'ABNORMAL' })
  expect(opened()).toMatchObject({ event_type: 'REFUND.ABNORMAL', refund_status: 'ABNORMAL' })
  emulator.resolveRefund('R7')
  await emulator.runDue()
  expect(opened()).toMatchObject({ event_type: 'REFUND.SUCCESS', refund_status: 'SUCCESS' })
  expect(() => emulator.resolveRefund('R7')).toThrow('not ABNORMAL')
})
