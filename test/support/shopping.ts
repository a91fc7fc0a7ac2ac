import { setTimeout as sleep } from 'node:timers/promises'
import { orderPayable } from '../../server/src/orders/index.ts'
import { closePayment } from '../../server/src/payments/index.ts'
import type { Caller } from './caller.ts'
import type { Shop } from './shop.ts'

/** Waits until a condition holds; throws after `timeoutMs`. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`not within ${timeoutMs} ms: ${condition}`)
    await sleep(20)
  }
}

/** An address in 渝中区. */
export async function addAddress(buyer: Caller, region = '重庆市渝中区'): Promise<string> {
  const body = { name: '张小渝', phone: '13800000000', region, detail: '中山四路 1 号' }
  return (await buyer.call('POST /api/addresses', { body })).id
}

/** Places an order of one SKU. */
export async function placeOne(buyer: Caller, skuId: string, quantity = 1) {
  const addressId = await addAddress(buyer)
  const placed = await buyer.call('POST /api/orders', { body: { items: [{ skuId, quantity }], addressId } })
  return { ...placed, addressId }
}

export const outTradeNo = (paymentId: string): string => paymentId.replaceAll('-', '')

/** Starts the payment and pays it on the emulator's cashier page; WeChat's notification follows by itself. */
export async function payAtCashier(shop: Pick<Shop, 'url'>, buyer: Caller, paymentId: string): Promise<void> {
  const started = await buyer.call('POST /api/payments/{id}/pay', {
    params: { id: paymentId },
    body: { channel: 'h5' },
  })
  if (!started.h5Url) throw new Error('no cashier page')
  const prepayId = new URL(started.h5Url, shop.url).searchParams.get('prepay_id')
  const answer = await fetch(`${shop.url}/emulator/cashier/${prepayId}/pay`, {
    method: 'POST',
    headers: { Accept: 'application/json' },
  })
  if (!answer.ok) throw new Error(`the cashier answered ${answer.status} ${await answer.text()}`)
}

/** Pays as {@link payAtCashier} does and waits until the shop knows. */
export async function payFor(shop: Pick<Shop, 'url'>, buyer: Caller, paymentId: string): Promise<void> {
  await payAtCashier(shop, buyer, paymentId)
  const read = () => buyer.call('GET /api/payments/{id}', { params: { id: paymentId } })
  await until(async () => (await read()).state === 'paid')
}

/** Starts a payment and closes it on our side while WeChat still takes the money: the moment between two systems. */
export async function closeUnderPayer(shop: Shop, buyer: Caller, paymentId: string): Promise<void> {
  await buyer.call('POST /api/payments/{id}/pay', { params: { id: paymentId }, body: { channel: 'h5' } })
  const { platform } = shop.server
  const deaf = { ...platform, jobs: { ...platform.jobs, enqueue: async () => {} } }
  await platform.database.transaction(async (tx) => {
    await closePayment(tx, deaf, paymentId)
    await orderPayable.expired(tx, paymentId, platform.clock)
  })
}
