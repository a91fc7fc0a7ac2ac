import { randomUUID } from 'node:crypto'
import type { Grant, GrantInput } from '@yuxiang/shared/api/union-grants'
import type { RosterImport } from '@yuxiang/shared/api/union-roster'
import type { Problem } from '@yuxiang/shared/problems'
import { createStaff } from '../../server/src/identity/index.ts'
import { dayInShanghai } from '../../server/src/platform/clock.ts'
import type { Caller } from './caller.ts'
import { newPhone, type Shop } from './shop.ts'
import { addAddress } from './shopping.ts'

/** Where a union is founded: a shop of a test, or a platform on the database of a running one. */
export type UnionPlace = Pick<Shop, 'signIn' | 'now'> & { server: Pick<Shop['server'], 'platform'> }

const dayMs = 24 * 3_600_000

/** A union of its own with an officer and, when asked for, this year's budget and some members. */
export interface TestUnion {
  id: string
  officer: Caller
  budgetId: string
}

export async function foundUnion(
  shop: UnionPlace,
  options: { budgetFen?: number; memberPhones?: readonly string[]; memberYearCapFen?: number } = {},
): Promise<TestUnion> {
  const operatorPhone = newPhone()
  await createStaff(shop.server.platform, { phone: operatorPhone, roles: ['operator'] })
  const operator = await shop.signIn(operatorPhone)
  const officerPhone = newPhone()
  const union = await operator.call('POST /api/operations/unions', {
    body: {
      name: `渝乡集测试工会 ${randomUUID().slice(0, 8)}`,
      unitName: '渝乡集测试局',
      invoiceTitle: '渝乡集测试局工会委员会',
      taxNo: '81500000MC0000001X',
      officerPhone,
    },
  })
  const officer = await shop.signIn(officerPhone)
  for (const phone of options.memberPhones ?? []) await addMember(officer, union.id, phone)
  const budgetId = options.budgetFen
    ? (await openBudget(shop, officer, union.id, options.budgetFen, options.memberYearCapFen)).id
    : ''
  return { id: union.id, officer, budgetId }
}

export const addMember = (officer: Caller, unionId: string, phone = newPhone(), group = '一科') =>
  officer.call('POST /api/union-office/unions/{id}/members', {
    params: { id: unionId },
    body: { name: '李会员', phone, group },
  })

export const openBudget = (
  shop: UnionPlace,
  officer: Caller,
  unionId: string,
  amountFen: number,
  memberYearCapFen?: number,
  key: string = randomUUID(),
) =>
  officer.call('POST /api/union-office/unions/{id}/budgets', {
    params: { id: unionId },
    body: {
      year: Number(dayInShanghai(shop.now()).slice(0, 4)),
      amountFen,
      ...(memberYearCapFen && { memberYearCapFen }),
      source: { title: '工会委员会会议纪要', documentNo: '渝工会〔2026〕1号', issuedOn: '2026-01-05' },
    },
    key,
  })

/** A grant of the whole city, usable for ten days from today, 100 yuan a member, unless the test says otherwise. */
export const grantInput = (
  shop: UnionPlace,
  union: TestUnion,
  changes: Partial<GrantInput> = {},
): GrantInput => ({
  budgetId: union.budgetId,
  name: '春节慰问',
  amounts: { perMemberFen: 10_000 },
  scope: { kind: 'city' },
  validFrom: dayInShanghai(shop.now()),
  validTo: dayInShanghai(new Date(shop.now().getTime() + 9 * dayMs)),
  ...changes,
})

/** Previews and issues, as the wizard does; `timed` is told how long the issuing took. */
export async function grant(
  shop: UnionPlace,
  union: TestUnion,
  changes: Partial<GrantInput> = {},
  timed: (ms: number) => void = () => {},
): Promise<Grant> {
  const input = grantInput(shop, union, changes)
  const preview = await union.officer.call('POST /api/union-office/unions/{id}/grants/preview', {
    params: { id: union.id },
    body: input,
  })
  const started = performance.now()
  const issued = await union.officer.call('POST /api/union-office/unions/{id}/grants', {
    params: { id: union.id },
    body: { ...input, expectedMembers: preview.members, expectedTotalFen: preview.totalFen },
  })
  timed(performance.now() - started)
  return issued
}

/** Uploads a roster; answers the preview or the problem. */
export async function uploadRoster(
  officer: Caller,
  unionId: string,
  bytes: Uint8Array<ArrayBuffer>,
  fileName = 'roster.xlsx',
): Promise<{ status: number; body: RosterImport & Problem }> {
  const form = new FormData()
  form.append('file', new File([bytes], fileName))
  const answer = await fetch(`${officer.url}/api/union-office/unions/${unionId}/roster-imports`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${officer.token}` },
    body: form,
  })
  return { status: answer.status, body: (await answer.json()) as RosterImport & Problem }
}

/** A union with this year's budget and one member who has joined. */
export async function foundUnionWithMember(
  shop: Shop,
  budgetFen: number,
): Promise<{ union: TestUnion; member: Caller }> {
  const phone = newPhone()
  const union = await foundUnion(shop, { budgetFen, memberPhones: [phone] })
  const member = await shop.signIn(phone)
  await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
  return { union, member }
}

/** Orders some of one SKU with whatever allowances fit. */
export async function orderWithAllowance(member: Caller, skuId: string, quantity = 1) {
  const placed = await member.call('POST /api/orders', {
    body: { items: [{ skuId, quantity }], addressId: await addAddress(member), useAllowance: true },
  })
  return { orderId: placed.orders[0]?.id ?? '', payment: placed.payment }
}
