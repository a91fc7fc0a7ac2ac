import type { Session } from '@yuxiang/shared/api/identity'
import { demoMerchantStaff } from '../../../server/src/demo/accounts.ts'
import { Caller } from '../../support/caller.ts'
import { newPhoneNumber } from './shopping.ts'

/** A shopper who signed in through the API; `session` is what a phone would have stored. */
export interface Shopper {
  phone: string
  session: Session
  caller: Caller
}

/** Signs in through the API; answers what a phone would have stored. */
export async function sessionOf(url: string, phone: string): Promise<Session> {
  const stranger = new Caller(url)
  await stranger.call('POST /api/auth/sms', { body: { phone } })
  return stranger.call('POST /api/auth/phone', { body: { phone, code: '000000' } })
}

export async function newShopper(url: string, phone = newPhoneNumber()): Promise<Shopper> {
  const session = await sessionOf(url, phone)
  return { phone, session, caller: new Caller(url, session.accessToken, session.user.id, phone) }
}

/** The first product that is found by these words, and a SKU of it that is in stock. */
export async function findGoods(url: string, q: string) {
  const caller = new Caller(url)
  const { items } = await caller.call('GET /api/products', { query: { q } })
  const product = await caller.call('GET /api/products/{id}', { params: { id: items[0]?.id ?? '' } })
  const sku = product.skus.find(({ stock }) => stock > 5)
  if (!sku) throw new Error(`no ${q} in stock`)
  return { product, skuId: sku.id }
}

/** A merchant's staff ships the order through the API; whose it is, the demo's staff find out by trying. */
export async function ship(url: string, orderId: string): Promise<void> {
  for (const phone of demoMerchantStaff) {
    const staff = await new Caller(url).signIn(phone)
    const reply = await staff.send('POST /api/merchant/orders/{id}/ship', {
      params: { id: orderId },
      body: { carrier: 'sf', trackingNo: 'SF1234567890' },
    })
    if (reply.status === 200) return
  }
  throw new Error('no merchant of the demo has this order')
}
