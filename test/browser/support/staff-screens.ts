import type { Session } from '@yuxiang/shared/api/identity'
import {
  demoApplicants,
  demoBudgetOfficers,
  demoCityOffice,
  demoCountyStaff,
  demoMerchantStaff,
  demoOperator,
  demoRegulators,
  demoUnionOfficer,
} from '../../../server/src/demo/accounts.ts'
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
    await countyScreens(url),
    await applicantScreens(url),
    await certificationScreens(url, demoCountyStaff[1]?.phone ?? '', 'county'),
    await certificationScreens(url, demoCityOffice.phone, 'city'),
    await regulatorScreens(url),
    await supervisionScreens(url),
    await registerScreens(url, demoCountyStaff[1]?.phone ?? '', 'county'),
    await registerScreens(url, demoCityOffice.phone, 'city'),
    await budgetUnitScreens(url),
    await shareScreens(url),
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
    { name: 'merchant live sums', path: '/packages/live-desk/sums/index?desk=merchant' },
    { name: 'merchant fee waivers', path: '/packages/live-desk/waivers/index?desk=merchant' },
    desk('sales'),
  ]
}

async function merchantScreens(url: string, phone: string): Promise<StaffScreens> {
  const session = await sessionOf(url, phone)
  const staff = new Caller(url, session.accessToken)
  const { items: cases } = await staff.call('GET /api/merchant/after-sales', {})
  const { items: applications } = await staff.call('GET /api/merchant/certification-applications', {})
  const { items: batches } = await staff.call('GET /api/trace-desk/batches', {})
  const { items: streamers } = await staff.call('GET /api/merchant/streamers', {})
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
      page('shop'),
      page('freight'),
      page('licences'),
      page('staff'),
      { name: 'own credit', path: '/packages/supervision-merchant/credit/index' },
      ...(await deskScreens(staff)),
      ...(await caseScreens(staff)),
      { name: 'certify list', path: '/packages/certify/list/index' },
      { name: 'trace batches', path: '/packages/trace/batches/index' },
      ...batches
        .slice(0, 1)
        .map(({ id }) => ({ name: 'trace batch', path: `/packages/trace/batch/index?id=${id}` })),
      { name: 'trace batch new', path: '/packages/trace/batch-new/index' },
      { name: 'marks', path: '/packages/brands/marks/index' },
      { name: 'own streamers', path: '/packages/streamer-office/own/index' },
      { name: 'own streamer new', path: '/packages/streamer-office/own-streamer/index' },
      ...streamers.slice(0, 3).map(({ id }) => ({
        name: 'own streamer',
        path: `/packages/streamer-office/own-streamer/index?id=${id}`,
      })),
      { name: 'mark new', path: '/packages/brands/mark-new/index' },
      ...applications.slice(0, 1).flatMap(({ id }) => [
        { name: 'certify case', path: `/packages/certify/case/index?id=${id}` },
        { name: 'certify edit', path: `/packages/certify/edit/index?id=${id}` },
      ]),
    ],
  }
}

/** What market supervision asks of a merchant. */
async function caseScreens(staff: Caller): Promise<StaffScreens['screens']> {
  const { items } = await staff.call('GET /api/merchant/cases', { query: { filter: 'all' } })
  return [
    { name: 'merchant cases', path: '/packages/merchant-cases/list/index' },
    ...items
      .slice(0, 1)
      .map(({ id }) => ({ name: 'merchant case', path: `/packages/merchant-cases/case/index?id=${id}` })),
  ]
}

/** The desk of market supervision. */
async function regulatorScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoRegulators[0]?.phone ?? '')
  const officer = new Caller(url, session.accessToken)
  const { items } = await officer.call('GET /api/regulator/cases', { query: { state: 'mediating' } })
  const page = (name: string, query = '') => ({
    name: `regulator ${name}`,
    path: `/packages/regulator/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      page('cases'),
      ...items.slice(0, 1).map(({ id }) => page('case', `?id=${id}`)),
      page('calendar'),
      page('statistics'),
    ],
  }
}

/** The regulators' desk for prices, credit, measures and inspections. */
async function supervisionScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoRegulators[1]?.phone ?? '')
  const officer = new Caller(url, session.accessToken)
  const { items: alerts } = await officer.call('GET /api/supervision/alerts', { query: {} })
  const { items: merchants } = await officer.call('GET /api/supervision/merchants', { query: {} })
  const { items: appeals } = await officer.call('GET /api/supervision/appeals', { query: { state: 'open' } })
  const { items: plans } = await officer.call('GET /api/supervision/inspections', { query: {} })
  const page = (name: string, query = '') => ({
    name: `supervision ${name}`,
    path: `/packages/supervision/${name}/index${query}`,
  })
  const merchantId = merchants[0]?.merchantId ?? ''
  return {
    stored: { session },
    screens: [
      page('alerts'),
      ...alerts.slice(0, 1).map(({ id }) => page('price', `?alert=${id}`)),
      page('prices'),
      page('references'),
      page('merchants'),
      page('merchant', `?id=${merchantId}`),
      page('measures'),
      page('measure-new', `?merchant=${merchantId}&kind=blacklist`),
      page('appeals'),
      ...appeals.slice(0, 1).map(({ id }) => page('appeal', `?id=${id}`)),
      page('inspections'),
      ...plans.slice(0, 1).map(({ id }) => page('inspection', `?id=${id}`)),
    ],
  }
}

/** The register of “2111” as a county or the city sees it. */
async function registerScreens(url: string, phone: string, who: string): Promise<StaffScreens> {
  const session = await sessionOf(url, phone)
  const officer = new Caller(url, session.accessToken)
  const { items: streamers } = await officer.call('GET /api/streamer-desk/streamers', {})
  const { items: trainings } = await officer.call('GET /api/streamer-desk/trainings', {})
  const { items: brands } = await officer.call('GET /api/streamer-desk/entries', { query: { kind: 'brand' } })
  const { items: bases } = await officer.call('GET /api/streamer-desk/entries', { query: { kind: 'base' } })
  const page = (name: string, query = '') => ({
    name: `${who} register ${name}`,
    path: `/packages/streamer-office/${name}/index${query}`,
  })
  const first = (items: readonly { id: string }[]) => items.slice(0, 1).map(({ id }) => id)
  const proposed = streamers.find(({ state }) => state === 'proposed')
  return {
    stored: { session },
    screens: [
      page('register'),
      page('register', '?part=base'),
      page('register', '?part=trainings'),
      ...[...(proposed ? [proposed.id] : []), ...first(streamers.slice(-1))].map((id) =>
        page('streamer', `?id=${id}`),
      ),
      ...first(bases).map((id) => page('entry', `?kind=base&id=${id}`)),
      ...first(brands).map((id) => page('entry', `?kind=brand&id=${id}`)),
      ...first(trainings).map((id) => page('training', `?id=${id}`)),
      ...(who === 'county' ? [page('streamer'), page('import')] : []),
      page('progress'),
    ],
  }
}

/** A budget unit that buys against what it filed. */
async function budgetUnitScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoBudgetOfficers[0]?.phone ?? '')
  const { items } = await new Caller(url, session.accessToken).call('GET /api/budget-unit/units', {})
  const page = (name: string, query = '') => ({
    name: `budget unit ${name}`,
    path: `/packages/reserved-share/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [page('home'), page('filing', `?unit=${items[0]?.id ?? ''}`), page('orders')],
  }
}

/** Reserved shares as the city's office sees them. */
async function shareScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoCityOffice.phone)
  const city = new Caller(url, session.accessToken)
  const year = Number(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 4))
  const { items } = await city.call('GET /api/reserved-share/units', { query: { year } })
  const page = (name: string, query = '') => ({
    name: `city share ${name}`,
    path: `/packages/reserved-share/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      page('units'),
      ...['submitted', 'accepted'].flatMap((status) =>
        items
          .filter((unit) => unit.status === status)
          .slice(0, 1)
          .map(({ id }) => ({ ...page('unit', `?id=${id}`), name: `city share unit ${status}` })),
      ),
    ],
  }
}

/** The desk of certification as a county or the city sees it. */
async function certificationScreens(url: string, phone: string, who: string): Promise<StaffScreens> {
  const session = await sessionOf(url, phone)
  const officer = new Caller(url, session.accessToken)
  const { items: cases } = await officer.call('GET /api/certification-office/cases', {
    query: { filter: 'checked' },
  })
  const { items: certificates } = await officer.call('GET /api/certification-office/certificates', {
    query: { sort: 'nextRecheckOn', filter: 'recheck' },
  })
  const page = (name: string, query = '') => ({
    name: `${who} ${name}`,
    path: `/packages/certify-office/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      page('cases'),
      ...cases.slice(0, 1).map(({ id }) => page('case', `?id=${id}`)),
      page('objections'),
      page('certificates'),
      ...certificates.slice(0, 1).map(({ id }) => page('certificate', `?id=${id}`)),
      page('import'),
      page('statistics'),
    ],
  }
}

async function operatorScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoOperator.phone)
  const operator = new Caller(url, session.accessToken)
  const { items: cases } = await operator.call('GET /api/operations/after-sales', {})
  const { items: campaigns } = await operator.call('GET /api/workbench/campaigns', {})
  const { items: merchants } = await operator.call('GET /api/merchant-office/merchants', {})
  const { items: batches } = await operator.call('GET /api/workbench/coupon-batches', {})
  const { items: sales } = await operator.call('GET /api/workbench/flash-sales', {})
  const { items: venues } = await operator.call('GET /api/operations/venues', {})
  const { items: budgetUnits } = await operator.call('GET /api/operations/budget-units', {})
  const { items: live } = await operator.call('GET /api/workbench/live/sessions', {
    query: { state: 'live' },
  })
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
      ...(await liveReachScreens(operator)),
      page('campaigns/list'),
      page('campaigns/edit'),
      ...campaigns.slice(0, 1).map(({ id }) => page('campaigns/campaign', `?id=${id}`)),
      page('campaigns/calendar'),
      page('campaigns/coupons'),
      page('campaigns/coupon-edit'),
      ...batches.slice(0, 1).map(({ id }) => page('campaigns/coupon', `?id=${id}`)),
      page('campaigns/flash-list'),
      page('campaigns/flash-edit'),
      ...sales.slice(0, 1).map(({ id }) => page('campaigns/flash-live', `?id=${id}`)),
      page('live-desk/list'),
      page('live-desk/calendar'),
      page('live-desk/rooms'),
      page('live-desk/edit'),
      ...live.slice(0, 1).map(({ id }) => page('live-desk/session', `?id=${id}`)),
      page('operator/venues'),
      ...['hall', 'counter', 'zone'].flatMap((kind) =>
        venues
          .filter((venue) => venue.kind === kind)
          .slice(0, 1)
          .map(({ id }) => ({ ...page('operator/venue', `?id=${id}`), name: `operator venue ${kind}` })),
      ),
      page('operator/venue-sales'),
      page('operator/counter-stock'),
      page('operator/running'),
      page('operator/unions'),
      page('merchant-office/merchants'),
      ...merchants.slice(0, 1).map(({ id }) => page('merchant-office/merchant', `?id=${id}`)),
      page('merchant-office/offices'),
      page('reserved-share/register'),
      page('reserved-share/registration'),
      ...budgetUnits.slice(0, 1).map(({ id }) => ({
        ...page('reserved-share/registration', `?id=${id}`),
        name: 'reserved-share registered',
      })),
    ],
  }
}

/** What live sessions did, and the fees waived by it. */
async function liveReachScreens(operator: Caller): Promise<StaffScreens['screens']> {
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)
  const query = { by: 'session' as const, from: day(60), to: day(0) }
  const { items } = await operator.call('GET /api/operations/live-sums', { query })
  const page = (name: string, query = '') => ({
    name: `live ${name}`,
    path: `/packages/live-desk/${name}/index?desk=operator${query}`,
  })
  return [page('sums'), ...items.slice(0, 1).map(({ key }) => page('result', `&id=${key}`)), page('waivers')]
}

async function countyScreens(url: string): Promise<StaffScreens> {
  const session = await sessionOf(url, demoCountyStaff[0]?.phone ?? '')
  const county = new Caller(url, session.accessToken)
  const { items } = await county.call('GET /api/merchant-office/applications', {})
  const page = (name: string, query = '') => ({
    name: `county ${name}`,
    path: `/packages/merchant-office/${name}/index${query}`,
  })
  return {
    stored: { session },
    screens: [
      page('applications'),
      ...items.slice(0, 1).map(({ id }) => page('application', `?id=${id}`)),
      page('licences'),
      { name: 'county batches', path: '/packages/trace/batches/index?desk=county' },
      { name: 'county marks', path: '/packages/brands/county-marks/index' },
      { name: 'county brands', path: '/packages/brands/desk/index?desk=county' },
      { name: 'county brand new', path: '/packages/brands/edit/index?desk=county' },
    ],
  }
}

/** Whoever was asked for something more: the state, and the form it is mended in. */
async function applicantScreens(url: string): Promise<StaffScreens> {
  const returned = demoApplicants.find((one) => one.returned !== undefined)
  const session = await sessionOf(url, returned?.phone ?? '')
  const { items } = await new Caller(url, session.accessToken).call('GET /api/merchant-entry', {})
  return {
    stored: { session },
    screens: [
      { name: 'entry home', path: '/packages/entry/home/index' },
      ...items
        .slice(0, 1)
        .map(({ id }) => ({ name: 'entry form', path: `/packages/entry/form/index?id=${id}` })),
    ],
  }
}
