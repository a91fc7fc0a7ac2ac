import { expect, inject, test } from 'vitest'
import { sessionOf } from '../browser/support/shopper.ts'
import { addToRoster, openUnion } from '../browser/support/union.ts'
import { startPhone } from './simulator/phone.ts'

const shopUrl = inject('shopUrl')

test('an officer finds the workbench on one’s own page, and the year in it', async () => {
  const union = await openUnion(shopUrl)
  await addToRoster(union, '13912345678')
  const session = await sessionOf(shopUrl, union.officer.phone)
  const storage = new Map([['session', JSON.stringify(session)]])
  const phone = startPhone({ directory: inject('weappDirectory'), shopUrl, storage })
  const { screen, stack } = phone
  stack.switchTab('/pages/mine/index')
  await screen.tap(/^工会工作台/)
  await screen.opens('packages/union-office/overview/index')
  await screen.sees(union.name)
  await screen.sees(/在册\s*1\s*人/)
  await screen.sees('¥100,000.00')
  await screen.sees('会员还没有用额度买过东西')

  await screen.tap(/^名册/)
  await screen.opens('packages/union-office/roster/index')
  await screen.sees('139****5678')
  await screen.tap('退会张小渝')
  expect(phone.feedback.modals.at(-1)?.title).toBe('办理退会')
  await screen.sees('名册还是空的')
  expect(phone.errors).toEqual([])
})
