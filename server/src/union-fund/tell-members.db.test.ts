import { afterAll, beforeAll, expect, it } from 'vitest'
import { shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { foundUnion, grant } from '../../../test/support/unions.ts'
import { remindOfAllowances } from './tell-members.ts'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await startShop()
  await shelve(shop, { certified: true })
})
afterAll(() => shop.stop())

it('tells whoever has joined of a grant, and a week before its end of what is left, once', async () => {
  const phones = [newPhone(), newPhone()]
  const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones })
  const member = await shop.signIn(phones[0])
  await member.call('POST /api/union/memberships', { body: { unionId: union.id } })
  const issued = await grant(shop, union)
  const inbox = async () => (await (await shop.signIn(phones[0])).call('GET /api/messages', {})).items
  expect((await inbox()).map(({ kind, title }) => [kind, title])).toEqual([
    ['allowanceGranted', '工会额度已到账'],
  ])
  expect(await remindOfAllowances(shop.server.platform)).toBe(0)
  shop.passTime(4 * DAY_MS)
  expect(await remindOfAllowances(shop.server.platform)).toBe(1)
  await remindOfAllowances(shop.server.platform)
  const [newest, ...older] = await inbox()
  expect(older).toHaveLength(1)
  expect(newest).toMatchObject({
    kind: 'allowanceEnding',
    text: expect.stringContaining(`¥100.00，${issued.validTo}`),
  })
})
