import type { Session } from '@yuxiang/shared/api/identity'
import { demoOperator } from '../../../server/src/demo/accounts.ts'
import { dayInShanghai } from '../../../server/src/platform/clock.ts'
import { Caller } from '../../support/caller.ts'
import { addAddress } from '../../support/shopping.ts'
import { findGoods, newShopper, ship } from './shopper.ts'
import { newPhoneNumber } from './shopping.ts'

/** A union of its own in a running shop, with this year's budget, and its officer. */
export interface OpenUnion {
  id: string
  name: string
  inviteCode: string
  officer: Caller
  /** What the officer's phone has stored. */
  session: Session
  budgetId: string
}

export async function openUnion(url: string): Promise<OpenUnion> {
  const operator = await new Caller(url).signIn(demoOperator.phone)
  const officerPhone = newPhoneNumber()
  const { id, name, inviteCode } = await operator.call('POST /api/operations/unions', {
    body: {
      name: `渝中区教育工会 ${officerPhone.slice(-6)}`,
      unitName: '渝中区教育委员会',
      invoiceTitle: '渝中区教育工会委员会',
      taxNo: '81500000MC0000001X',
      officerPhone,
    },
  })
  const { session, caller: officer } = await newShopper(url, officerPhone)
  const budget = await officer.call('POST /api/union-office/unions/{id}/budgets', {
    params: { id },
    body: {
      year: Number(dayInShanghai(new Date()).slice(0, 4)),
      amountFen: 10_000_000,
      source: { title: '工会委员会会议纪要', documentNo: '渝工会〔2026〕1号', issuedOn: '2026-01-05' },
    },
  })
  return { id, name, inviteCode, officer, session, budgetId: budget.id }
}

export const addToRoster = ({ id, officer }: OpenUnion, phone: string, name = '张小渝') =>
  officer.call('POST /api/union-office/unions/{id}/members', {
    params: { id },
    body: { name, phone, group: '高三年级组' },
  })

/** Grants every member of the roster that much for the whole city's products, usable from today until in ten days. */
export async function grantToAll(union: OpenUnion, perMemberFen: number): Promise<void> {
  const day = (days: number) => dayInShanghai(new Date(Date.now() + days * 24 * 3_600_000))
  const input = {
    budgetId: union.budgetId,
    name: '中秋慰问',
    amounts: { perMemberFen },
    scope: { kind: 'city' as const },
    validFrom: day(0),
    validTo: day(10),
  }
  const params = { id: union.id }
  const preview = await union.officer.call('POST /api/union-office/unions/{id}/grants/preview', {
    params,
    body: input,
  })
  await union.officer.call('POST /api/union-office/unions/{id}/grants', {
    params,
    body: { ...input, expectedMembers: preview.members, expectedTotalFen: preview.totalFen },
  })
}

/** Buys one of these goods for each member, has it shipped and receives it at the unit: members can sign. */
export async function buyForAll(url: string, union: OpenUnion, q: string): Promise<void> {
  const { skuId } = await findGoods(url, q)
  const params = { id: union.id }
  const input = {
    budgetId: union.budgetId,
    name: '中秋慰问品',
    items: [{ skuId, quantity: 1 }],
    addressId: await addAddress(union.officer),
  }
  const { members, quote } = await union.officer.call('POST /api/union-office/unions/{id}/purchases/quote', {
    params,
    body: input,
  })
  const { orders } = await union.officer.call('POST /api/union-office/unions/{id}/purchases', {
    params,
    body: { ...input, expectedMembers: members, expectedTotalFen: quote.totalFen },
  })
  for (const { id } of orders) {
    await ship(url, id)
    await union.officer.call('POST /api/orders/{id}/confirm-receipt', { params: { id } })
  }
}
