import { addAddress, payFor, until } from '../../support/shopping.ts'
import type { Screen } from './screens.ts'
import { findGoods, newShopper, type Shopper, ship } from './shopper.ts'
import { newPhoneNumber } from './shopping.ts'
import { addToRoster, buyForAll, grantToAll, type OpenUnion, openUnion } from './union.ts'

const office = (page: string, query = '') => `/packages/union-office/${page}/index${query}`

/** A union in the middle of its year: every page of its workbench has something to show. */
export async function fillOffice(url: string): Promise<{ union: OpenUnion; screens: Screen[] }> {
  const [union, member] = await Promise.all([openUnion(url), newShopper(url)])
  const params = { id: union.id }
  await addToRoster(union, member.phone)
  await addToRoster(union, newPhoneNumber(), '李建国')
  await member.caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await grantToAll(union, 20_000)
  await receiveWithAllowance(url, member)
  await buyForAll(url, union, '奉节脐橙')
  const { items: grants } = await union.officer.call('GET /api/union-office/unions/{id}/grants', {
    params,
    query: {},
  })
  const { items: purchases } = await union.officer.call('GET /api/union-office/unions/{id}/purchases', {
    params,
    query: {},
  })
  const [grantId = '', purchaseId = ''] = [grants[0]?.id, purchases[0]?.id]
  await union.officer.call('POST /api/union-office/unions/{id}/invoices', { params, body: { grantId } })
  await askToJoin(url, union, '王小山')
  await makePapers(union, grantId)
  const screens: Screen[] = [
    { name: 'overview', path: office('overview'), shows: '按产品' },
    { name: 'budget', path: office('budget'), shows: '依据文件' },
    { name: 'roster', path: office('roster'), shows: '李建国' },
    { name: 'roster import', path: office('roster-import'), shows: '选择文件' },
    { name: 'officers', path: office('officers'), shows: '本人' },
    { name: 'grants', path: office('grants'), shows: '中秋慰问' },
    { name: 'grant', path: office('grant', `?id=${grantId}`), shows: '李建国' },
    { name: 'grant wizard', path: office('grant-new'), shows: '可以买什么' },
    { name: 'purchases', path: office('purchases'), shows: '中秋慰问品' },
    { name: 'purchase', path: office('purchase', `?id=${purchaseId}`), shows: '李建国' },
    { name: 'purchase form', path: office('purchase-new'), shows: '每人得到什么' },
    { name: 'evidence', path: office('evidence'), shows: '下载' },
    { name: 'invoices', path: office('invoices'), shows: '登记收到' },
  ]
  return { union, screens }
}

/** Somebody who is not on the roster asks by the invite code. */
export async function askToJoin(url: string, union: OpenUnion, name: string): Promise<void> {
  const { caller } = await newShopper(url)
  await caller.call('POST /api/union/memberships', { body: { inviteCode: union.inviteCode, name } })
}

/** The member buys certified goods, with what the allowance covers of them, and has received them. */
async function receiveWithAllowance(url: string, { caller }: Shopper): Promise<void> {
  const { skuId } = await findGoods(url, '奉节脐橙')
  const { payment, orders } = await caller.call('POST /api/orders', {
    body: {
      items: [{ skuId, quantity: 1 }],
      addressId: await addAddress(caller),
      useAllowance: true,
    },
  })
  if (payment.state !== 'paid') await payFor({ url }, caller, payment.id)
  const id = orders[0]?.id ?? ''
  await ship(url, id)
  await caller.call('POST /api/orders/{id}/confirm-receipt', { params: { id } })
}

async function makePapers(union: OpenUnion, grantId: string): Promise<void> {
  const params = { id: union.id }
  const body = { format: 'xlsx' as const, grantId }
  await union.officer.call('POST /api/union-office/unions/{id}/evidence', { params, body })
  await until(async () => {
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/evidence', { params })
    return items[0]?.state === 'done'
  })
}
