import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '../../../test/support/caller.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import { addMember, foundUnion, grant } from '../../../test/support/unions.ts'
import { createStaff } from '../identity/index.ts'

let shop: Shop
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
})
afterAll(() => shop?.stop())

const memberships = async (who: Caller) => (await who.call('GET /api/union/memberships', {})).items

test('whoever holds a phone of the roster is invited and joins at once, again and again with the same answer', async () => {
  const phone = newPhone()
  const union = await foundUnion(shop, { memberPhones: [phone] })
  const member = await shop.signIn(phone)
  expect(await memberships(member)).toMatchObject([
    { unionId: union.id, state: 'invited', memberName: '李会员', group: '一科', joinedAt: null },
  ])
  const body = { unionId: union.id }
  const joined = await member.call('POST /api/union/memberships', { body })
  expect(joined).toMatchObject({ state: 'joined', joinedAt: expect.any(String) })
  expect(await member.call('POST /api/union/memberships', { body })).toEqual(joined)

  const stranger = await shop.signIn()
  expect(await memberships(stranger)).toEqual([])
  const refusal = await stranger.refused('POST /api/union/memberships', { body })
  expect(refusal.code).toBe('phone_not_on_roster')
  const nowhere = await stranger.refused('POST /api/union/memberships', { body: { unionId: randomUUID() } })
  expect(nowhere.code).toBe('union_not_found')
})

test('an invite code brings a request that the officer decides; a replaced code is unknown', async () => {
  const union = await foundUnion(shop)
  const [own] = (await union.officer.call('GET /api/union-office/unions', {})).items
  const ask = { inviteCode: (own?.inviteCode ?? '').toLowerCase(), name: '周申请' }
  const [first, second] = [await shop.signIn(), await shop.signIn()]
  for (const person of [first, second]) {
    expect(await person.call('POST /api/union/memberships', { body: ask })).toMatchObject({
      state: 'requested',
      memberName: '周申请',
    })
  }
  const read = () =>
    union.officer.call('GET /api/union-office/unions/{id}/join-requests', { params: { id: union.id } })
  const { items } = await read()
  expect(items.map((one) => one.phoneMasked)).toEqual(
    [first, second].map(({ phone }) => `137****${phone.slice(-4)}`),
  )
  const decide = (id: string, approve: boolean) =>
    union.officer.send('POST /api/union-office/join-requests/{id}/decide', {
      params: { id },
      body: { approve, ...(approve && { group: '二科' }) },
    })
  const other = await foundUnion(shop)
  const meddling = await other.officer.refused('POST /api/union-office/join-requests/{id}/decide', {
    params: { id: items[0]?.id ?? '' },
    body: { approve: true },
  })
  expect(meddling.code).toBe('not_found')
  expect((await decide(items[0]?.id ?? '', true)).status).toBe(204)
  expect((await decide(items[1]?.id ?? '', false)).status).toBe(204)
  expect((await decide(items[1]?.id ?? '', true)).status).toBe(404)
  expect(await memberships(first)).toMatchObject([{ state: 'joined', group: '二科' }])
  expect(await memberships(second)).toMatchObject([{ state: 'declined' }])
  expect((await read()).items).toEqual([])

  const replaced = await union.officer.call('POST /api/union-office/unions/{id}/invite-code', {
    params: { id: union.id },
  })
  expect(replaced).toMatchObject({
    members: 1,
    joinRequests: 0,
    inviteCode: expect.stringMatching(/^[A-Z2-9]{8}$/),
  })
  expect(replaced.inviteCode).not.toBe(own?.inviteCode)
  const late = await second.refused('POST /api/union/memberships', { body: ask })
  expect(late).toMatchObject({ status: 404, code: 'invite_code_unknown' })
})

test('an old request hands nobody another’s membership: not with a phone given up since, nor where another had joined by it', async () => {
  const phone = newPhone()
  const union = await foundUnion(shop, { budgetFen: 100_000 })
  const [own] = (await union.officer.call('GET /api/union-office/unions', {})).items
  const ask = { body: { inviteCode: own?.inviteCode ?? '', name: '周申请' } }
  const { cipher, database } = shop.server.platform
  const bind = ({ userId }: Caller, other: string) => database.sql`
    update users set phone_index = ${cipher.blindIndex(other)}, phone_encrypted = ${cipher.encrypt(other)}
    where id = ${userId}`
  const decide = async () => {
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/join-requests', {
      params: { id: union.id },
    })
    expect(items).toHaveLength(1)
    const { body } = await union.officer.send('POST /api/union-office/join-requests/{id}/decide', {
      params: { id: items[0]?.id ?? '' },
      body: { approve: true },
    })
    return (body as { code?: string } | null)?.code
  }
  const first = await shop.signIn(phone)
  await first.call('POST /api/union/memberships', ask)
  await bind(first, newPhone())
  const { id: memberId } = await addMember(union.officer, union.id, phone)
  const second = await shop.signIn(phone)
  await second.call('POST /api/union/memberships', { body: { unionId: union.id } })
  await shelve(shop, { certified: true })
  await grant(shop, union)
  expect(await decide()).toBe('join_request_outdated')
  expect(await memberships(first)).toMatchObject([{ state: 'requested' }])
  expect((await second.call('GET /api/union/allowances', {})).items).toHaveLength(1)

  // The member leaves and gives the phone up, too: who has it now is somebody else, whatever stood in the roster.
  await database.sql`delete from union_join_requests where union_id = ${union.id}`
  await union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
    params: { id: union.id, memberId },
    body: { state: 'left' },
  })
  await bind(second, newPhone())
  const third = await shop.signIn(phone)
  await third.call('POST /api/union/memberships', ask)
  expect(await decide()).toBe('member_exists')
  const [row] = await database.sql`select state, user_id from union_members where id = ${memberId}`
  expect(row).toEqual({ state: 'left', user_id: second.userId })
})

test('invite codes can’t be tried one after the other', async () => {
  const strict = await startShop({ runJobs: false, rateLimitScale: 1 })
  try {
    const guesser = await strict.signIn()
    const codes: string[] = []
    for (let index = 0; index < 25; index++) {
      const body = { inviteCode: `AAAAAA${String(index).padStart(2, '0')}`, name: '猜码人' }
      codes.push((await guesser.refused('POST /api/union/memberships', { body })).code)
    }
    expect(codes.slice(0, 20)).toEqual(Array(20).fill('invite_code_unknown'))
    expect(codes.slice(20)).toEqual(Array(5).fill('too_many_requests'))
  } finally {
    await strict.stop()
  }
})

test('another phone makes the account that joined by the old one a stranger', async () => {
  const [oldPhone, nextPhone] = [newPhone(), newPhone()]
  const union = await foundUnion(shop)
  const added = await addMember(union.officer, union.id, oldPhone)
  const [before, after] = [await shop.signIn(oldPhone), await shop.signIn(nextPhone)]
  const body = { unionId: union.id }
  await before.call('POST /api/union/memberships', { body })
  const changed = await union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
    params: { id: union.id, memberId: added.id },
    body: { phone: nextPhone },
  })
  expect(changed).toMatchObject({ joined: false, phoneMasked: `137****${nextPhone.slice(-4)}` })
  expect(await memberships(before)).toEqual([])
  expect(await after.call('POST /api/union/memberships', { body })).toMatchObject({ state: 'joined' })

  const twice = await union.officer.refused('POST /api/union-office/unions/{id}/members', {
    params: { id: union.id },
    body: { name: '又一个', phone: nextPhone, group: '' },
  })
  expect(twice).toMatchObject({ status: 409, code: 'member_exists' })
})

test('an officer sees and changes nothing of another union, and nobody else sees any', async () => {
  const [mine, theirs] = [
    await foundUnion(shop, { budgetFen: 1_000 }),
    await foundUnion(shop, { budgetFen: 1_000 }),
  ]
  const member = await addMember(theirs.officer, theirs.id)
  const { officer } = mine
  const params = { id: theirs.id }
  const member404 = await officer.refused('PATCH /api/union-office/unions/{id}/members/{memberId}', {
    params: { id: mine.id, memberId: member.id },
    body: { name: '改名' },
  })
  expect(member404.code).toBe('member_not_found')
  for (const path of ['members', 'groups', 'budgets', 'grants', 'join-requests']) {
    const reply = await officer.send(`GET /api/union-office/unions/{id}/${path}`, { params })
    expect([path, reply.status, (reply.body as { code: string }).code]).toEqual([
      path,
      404,
      'union_not_found',
    ])
  }
  const add = await officer.refused('POST /api/union-office/unions/{id}/members', {
    params,
    body: { name: '塞进来', phone: newPhone(), group: '' },
  })
  expect(add.code).toBe('union_not_found')
  const budgetParams = { params: { id: theirs.budgetId } }
  expect((await officer.refused('POST /api/union-office/budgets/{id}/close', budgetParams)).code).toBe(
    'budget_not_found',
  )
  expect((await officer.refused('GET /api/union-office/budgets/{id}/progress', budgetParams)).code).toBe(
    'budget_not_found',
  )
  const shopper = await shop.signIn()
  expect((await shopper.refused('GET /api/union-office/unions', {})).code).toBe('forbidden')
})

test('names and phones lie encrypted, in tables and in the audit', async () => {
  const phone = newPhone()
  const union = await foundUnion(shop, { memberPhones: [phone] })
  const { sql } = shop.server.platform.database
  const dump = JSON.stringify([
    await sql`select * from union_members`,
    await sql`select * from union_join_requests`,
    await sql`select * from audit_entries`,
  ])
  expect(dump).toContain(union.id)
  expect(dump).not.toContain(phone)
  expect(dump).not.toContain('李会员')
})

test('the operator’s double click opens one union, and its officer keeps what roles they had', async () => {
  const [operatorPhone, officerPhone] = [newPhone(), newPhone()]
  await createStaff(shop.server.platform, { phone: operatorPhone, roles: ['operator'] })
  await createStaff(shop.server.platform, { phone: officerPhone, roles: ['merchant'] })
  const operator = await shop.signIn(operatorPhone)
  const given = {
    body: {
      name: '渝北区测试工会',
      unitName: '渝北区测试局',
      invoiceTitle: '渝北区测试局工会',
      taxNo: '81500000MC0000002X',
      officerPhone,
    },
    key: randomUUID(),
  }
  const [once, twice] = await Promise.all([
    operator.call('POST /api/operations/unions', given),
    operator.call('POST /api/operations/unions', given),
  ])
  expect(once).toEqual(twice)
  const officer = await shop.signIn(officerPhone)
  expect((await officer.call('GET /api/union-office/unions', {})).items).toEqual([once])
  expect((await officer.call('GET /api/me', {})).roles.toSorted()).toEqual(['merchant', 'shopper', 'union'])
})
