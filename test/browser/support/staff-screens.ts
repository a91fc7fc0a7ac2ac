import type { Session } from '@yuxiang/shared/api/identity'
import { demoMerchantStaff, demoOperator, demoUnionOfficer } from '../../../server/src/demo/accounts.ts'
import { Caller } from '../../support/caller.ts'
import { sessionOf } from './shopper.ts'

/** The screens of one person of the demo's staff; `stored` is what that person's phone has stored. */
export interface StaffScreens {
  stored: { session: Session }
  screens: { name: string; path: string }[]
}

/** Every staff page with the demo's own data, by who works on it. */
export async function staffScreens(url: string): Promise<StaffScreens[]> {
  const [merchantPhone] = demoMerchantStaff
  if (!merchantPhone) throw new Error('the demo has no merchant staff')
  return [
    await officerScreens(url, demoUnionOfficer.phone),
    await merchantScreens(url, merchantPhone),
    await operatorScreens(url),
  ]
}

async function officerScreens(url: string, phone: string): Promise<StaffScreens> {
  const session = await sessionOf(url, phone)
  const officer = new Caller(url, session.accessToken)
  const { items: unions } = await officer.call('GET /api/union-office/unions', {})
  const params = { id: unions[0]?.id ?? '' }
  const { items: grants } = await officer.call('GET /api/union-office/unions/{id}/grants', { params })
  const { items: purchases } = await officer.call('GET /api/union-office/unions/{id}/purchases', { params })
  const page = (name: string, query = '') => ({
    name: `office ${name}`,
    path: `/packages/union-office/${name}/index${query}`,
  })
  const pages = ['overview', 'officers', 'budget', 'roster', 'roster-import', 'grants', 'grant-new']
  return {
    stored: { session },
    screens: [
      ...pages.map((name) => page(name)),
      ...grants.slice(0, 1).map(({ id }) => page('grant', `?id=${id}`)),
      page('purchases'),
      page('purchase-new'),
      ...purchases.slice(0, 1).map(({ id }) => page('purchase', `?id=${id}`)),
      page('invoices'),
      page('evidence'),
    ],
  }
}

/** The desk for goods, orders and money. */
async function deskScreens(staff: Caller): Promise<StaffScreens['screens']> {
  const { items: goods } = await staff.call('GET /api/merchant/products', { query: {} })
  const { items: orders } = await staff.call('GET /api/merchant/desk/orders', {
    query: { filter: 'waiting' },
  })
  const desk = (name: string, query = '') => ({
    name: `desk ${name}`,
    path: `/packages/shop-desk/${name}/index${query}`,
  })
  return [
    desk('orders'),
    ...orders.slice(0, 1).map(({ id }) => desk('order', `?id=${id}`)),
    desk('shipping'),
    desk('goods'),
    ...goods.slice(-1).map(({ id }) => desk('product', `?id=${id}`)),
    desk('prices'),
    desk('statement'),
    desk('sales'),
  ]
}

async function merchantScreens(url: string, phone: string): Promise<StaffScreens> {
  const session = await sessionOf(url, phone)
  const staff = new Caller(url, session.accessToken)
  const { items: cases } = await staff.call('GET /api/merchant/after-sales', {})
  const page = (name: string, query = '') => ({
    name: `merchant ${name}`,
    path: `/packages/merchant/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      { name: 'merchant mine', path: '/pages/mine/index' },
      page('after-sales'),
      ...cases.slice(0, 1).map(({ id }) => page('after-sale', `?id=${id}`)),
      page('reviews'),
      page('invoices'),
      ...(await deskScreens(staff)),
    ],
  }
}

async function operatorScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoOperator.phone)
  const operator = new Caller(url, session.accessToken)
  const { items: cases } = await operator.call('GET /api/operations/after-sales', {})
  const { items: campaigns } = await operator.call('GET /api/workbench/campaigns', {})
  const { items: batches } = await operator.call('GET /api/workbench/coupon-batches', {})
  const page = (path: string, query = '') => ({
    name: path.replace('/', ' '),
    path: `/packages/${path}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      page('operator/after-sales'),
      ...cases.slice(0, 1).map(({ id }) => page('operator/after-sale', `?id=${id}`)),
      page('operator/reviews'),
      page('operator/listings'),
      page('operator/payouts'),
      page('campaigns/list'),
      page('campaigns/edit'),
      ...campaigns.slice(0, 1).map(({ id }) => page('campaigns/campaign', `?id=${id}`)),
      page('campaigns/calendar'),
      page('campaigns/coupons'),
      page('campaigns/coupon-edit'),
      ...batches.slice(0, 1).map(({ id }) => page('campaigns/coupon', `?id=${id}`)),
    ],
  }
}
