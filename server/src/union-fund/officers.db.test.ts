import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { until } from '../../../test/support/shopping.ts'
import { foundUnion } from '../../../test/support/unions.ts'
import { createStaff } from '../identity/index.ts'
import { unionOfficers } from './tables.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const list = async (officer: Caller, id: string) =>
  (await officer.call('GET /api/union-office/unions/{id}/officers', { params: { id } })).items
const add = (officer: Caller, id: string, phone: string) =>
  officer.call('POST /api/union-office/unions/{id}/officers', { params: { id }, body: { phone } })
const remove = (officer: Caller, id: string, userId: string) =>
  officer.send('DELETE /api/union-office/unions/{id}/officers/{userId}', { params: { id, userId } })
const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string } | null)?.code ?? null

test('an officer names another by phone, who then acts for the union, and takes it back; both leave their trace', async () => {
  const union = await foundUnion(shop)
  const phone = newPhone()
  const [first, again] = [
    await add(union.officer, union.id, phone),
    await add(union.officer, union.id, phone),
  ]
  expect(again).toEqual(first)
  expect(first.items.map(({ isSelf }) => isSelf).toSorted()).toEqual([false, true])
  const second = await shop.signIn(phone)
  expect((await second.call('GET /api/union-office/unions', {})).items).toMatchObject([{ id: union.id }])
  const masked = first.items.find(({ isSelf }) => !isSelf)
  expect(masked).toMatchObject({
    userId: second.userId,
    phoneMasked: `${phone.slice(0, 3)}****${phone.slice(7)}`,
  })

  expect((await remove(union.officer, union.id, second.userId)).status).toBe(204)
  expect(
    await second.refused('GET /api/union-office/unions/{id}/officers', { params: { id: union.id } }),
  ).toMatchObject({ code: 'forbidden' })
  // Signed in anew there is no workbench any more, either.
  const later = await shop.signIn(phone)
  expect(await later.refused('GET /api/union-office/unions', {})).toMatchObject({ code: 'forbidden' })
  const trace = await shop.server.platform.database.sql<{ action: string }[]>`
    select action from audit_entries where subject_id = ${union.id} and action like 'unionOfficer.%' order by id`
  expect(trace.map(({ action }) => action)).toEqual(['unionOfficer.add', 'unionOfficer.remove'])
})

test('who acts for another union too keeps the workbench', async () => {
  const [mine, theirs] = [await foundUnion(shop), await foundUnion(shop)]
  await add(mine.officer, mine.id, theirs.officer.phone)
  expect((await remove(mine.officer, mine.id, theirs.officer.userId)).status).toBe(204)
  const again = await shop.signIn(theirs.officer.phone)
  expect((await again.call('GET /api/union-office/unions', {})).items).toMatchObject([{ id: theirs.id }])
})

test('who is named by another union in the moment of being removed keeps the workbench', async () => {
  const [mine, theirs] = [await foundUnion(shop), await foundUnion(shop)]
  const phone = newPhone()
  await add(mine.officer, mine.id, phone)
  const officer = await shop.signIn(phone)
  const { platform } = shop.server
  const removing = await platform.database.transaction(async (tx) => {
    await createStaff(platform, { phone, roles: ['union'] }, tx)
    await tx.insert(unionOfficers).values({ unionId: theirs.id, userId: officer.userId })
    const reply = remove(mine.officer, mine.id, officer.userId)
    await until(async () => {
      const waiting = await platform.database.lists`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return waiting.length === 1
    })
    return { reply }
  })
  expect((await removing.reply).status).toBe(204)
  const again = await shop.signIn(phone)
  expect((await again.call('GET /api/union-office/unions', {})).items).toMatchObject([{ id: theirs.id }])
})

test('the last officer stays, also when two remove each other at the same moment', async () => {
  const union = await foundUnion(shop)
  expect(codeOf(await remove(union.officer, union.id, union.officer.userId))).toBe('officer_last')
  const phone = newPhone()
  await add(union.officer, union.id, phone)
  const second = await shop.signIn(phone)
  const replies = await Promise.all([
    remove(union.officer, union.id, second.userId),
    remove(second, union.id, union.officer.userId),
  ])
  expect(replies.map((reply) => reply.status).toSorted()).toEqual([204, 404])
  const rows = await shop.server.platform.database.sql`
    select from union_officers where union_id = ${union.id}`
  expect(rows).toHaveLength(1)
})

test('another union’s officers are nobody’s to see or change; wrong phones, strangers and too many are refused', async () => {
  const [mine, theirs] = [await foundUnion(shop), await foundUnion(shop)]
  const params = { id: theirs.id }
  expect(await mine.officer.refused('GET /api/union-office/unions/{id}/officers', { params })).toMatchObject({
    code: 'union_not_found',
  })
  const body = { phone: newPhone() }
  expect(
    await mine.officer.refused('POST /api/union-office/unions/{id}/officers', { params, body }),
  ).toMatchObject({ code: 'union_not_found' })
  expect(codeOf(await remove(mine.officer, theirs.id, theirs.officer.userId))).toBe('union_not_found')
  expect(codeOf(await remove(mine.officer, mine.id, randomUUID()))).toBe('officer_not_found')
  expect(
    await mine.officer.refused('POST /api/union-office/unions/{id}/officers', {
      params: { id: mine.id },
      body: { phone: '12345' },
    }),
  ).toMatchObject({ code: 'invalid_input' })
  for (let count = 1; count < 20; count++) await add(mine.officer, mine.id, newPhone())
  expect(
    await mine.officer.refused('POST /api/union-office/unions/{id}/officers', {
      params: { id: mine.id },
      body,
    }),
  ).toMatchObject({ status: 422, code: 'officer_limit' })
  expect(await list(mine.officer, mine.id)).toHaveLength(20)
})
