import type { ApplicationInput, Case } from '@yuxiang/shared/api/certification'
import type { Caller } from '../../../test/support/caller.ts'
import type { Shelf } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop } from '../../../test/support/shop.ts'
import { assignCounty, createStaff } from '../identity/index.ts'

/** Somebody of a county's office (or, without one, of the city's), signed in. */
export async function officer(shop: Shop, countyCode: string | null): Promise<Caller> {
  const { platform } = shop.server
  const phone = newPhone()
  const userId = await createStaff(platform, { phone, roles: [countyCode === null ? 'city' : 'county'] })
  if (countyCode !== null) await assignCounty(platform.database.db, userId, countyCode)
  return shop.signIn(phone)
}

let papers = 0
/** Sends in a paper as a person; answers its id. */
export async function sendPaper(shop: Shop, owner: Caller, name = '材料.pdf'): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([`%PDF-1.7\n% ${++papers}\n`], { type: 'application/pdf' }), name)
  const answer = await fetch(`${shop.url}/api/certification-files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${owner.token}` },
  })
  return ((await answer.json()) as { id: string }).id
}

/** What a merchant of primary produce says, complete. */
export async function completeInput(shop: Shop, staff: Caller): Promise<ApplicationInput> {
  const material = async (kind: 'licence' | 'conformity' | 'mechanism') => ({
    kind,
    fileId: await sendPaper(shop, staff),
    number: '',
    validTo: null,
  })
  return {
    goodsKind: 'primary',
    origin: '奉节县安坪镇三沱村',
    priceFen: 4_580,
    marketPriceFen: 5_200,
    yearlySupplyFen: 80_000_000,
    supplyNote: '年产 200 吨，11 月至次年 3 月供货',
    mechanism: '与 80 户签订收购协议，保底价收购，旺季雇工 20 人',
    households: 90,
    benefits: [
      { way: 'contractPurchase', households: 80, yuanPerHouseholdYear: 3_000 },
      { way: 'wages', households: 20, yuanPerHouseholdYear: 6_000 },
    ],
    materials: [await material('licence'), await material('conformity'), await material('mechanism')],
  }
}

/** Begins, fills and submits an application. */
export async function apply(shop: Shop, shelf: Pick<Shelf, 'productId'>, staff: Caller): Promise<Case> {
  const { id } = await staff.call('POST /api/merchant/certification-applications', {
    body: { productId: shelf.productId },
  })
  const params = { id }
  await staff.call('PUT /api/merchant/certification-applications/{id}', {
    params,
    body: await completeInput(shop, staff),
  })
  return staff.call('POST /api/merchant/certification-applications/{id}/submit', { params })
}

export type OfficeEvent = 'accept' | 'return' | 'check' | 'notice' | 'publish'

export const step = (by: Caller, id: string, event: OfficeEvent) =>
  by.call('POST /api/certification-office/cases/{id}/steps', {
    params: { id },
    body: { event, opinion: `意见：${event}` },
  })

export const review = (by: Caller, id: string, verdict: 'approve' | 'refuse') =>
  by.call('POST /api/certification-office/cases/{id}/reviews', {
    params: { id },
    body: { verdict, opinion: '材料齐全，现场属实' },
  })

/** Brings a submitted case into its notice. */
export async function bringToNotice(id: string, first: Caller, second: Caller) {
  for (const event of ['accept', 'check'] as const) await step(first, id, event)
  await review(first, id, 'approve')
  await review(second, id, 'approve')
  return step(first, id, 'notice')
}
