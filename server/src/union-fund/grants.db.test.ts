import { randomUUID } from 'node:crypto'
import type { GrantInput } from '@yuxiang/shared/api/union-grants'
import { policy } from '@yuxiang/shared/policy'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { databaseState } from '../../../test/support/database-state.ts'
import { shelve } from '../../../test/support/fixtures.ts'
import { newPhone, type Shop, startShop } from '../../../test/support/shop.ts'
import {
  addMember,
  foundUnion,
  grant,
  grantInput,
  openBudget,
  type TestUnion,
  uploadRoster,
} from '../../../test/support/unions.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { checkLedger } from '../platform/ledger/index.ts'

const capFen = policy.unionMemberYearCap.value

let shop: Shop
let certified: Awaited<ReturnType<typeof shelve>>
beforeAll(async () => {
  shop = await startShop({ runJobs: false })
  certified = await shelve(shop, { certified: true })
})
afterEach(async () => {
  expect(await checkLedger(shop.server.platform.database.sql, shop.now())).toEqual([])
})
afterAll(() => shop?.stop())

const phones = (count: number) => Array.from({ length: count }, newPhone)

const preview = (union: TestUnion, changes: Partial<GrantInput> = {}) =>
  union.officer.call('POST /api/union-office/unions/{id}/grants/preview', {
    params: { id: union.id },
    body: grantInput(shop, union, changes),
  })

const issue = (
  union: TestUnion,
  expected: { members: number; totalFen: number },
  changes: Partial<GrantInput> = {},
  key: string = randomUUID(),
) =>
  union.officer.send('POST /api/union-office/unions/{id}/grants', {
    params: { id: union.id },
    body: {
      ...grantInput(shop, union, changes),
      expectedMembers: expected.members,
      expectedTotalFen: expected.totalFen,
    },
    key,
  })

const budgetOf = async (union: TestUnion) => {
  const { items } = await union.officer.call('GET /api/union-office/unions/{id}/budgets', {
    params: { id: union.id },
  })
  return items[0]
}

const codeOf = (reply: { body: unknown }) => (reply.body as { code?: string }).code ?? null

describe('a budget', () => {
  it('is opened once per click, added to by another paper, and keeps its papers', async () => {
    const union = await foundUnion(shop)
    const key = randomUUID()
    const twice = await Promise.all([
      openBudget(shop, union.officer, union.id, 50_000, undefined, key),
      openBudget(shop, union.officer, union.id, 50_000, undefined, key),
    ])
    expect(twice[0]).toEqual(twice[1])
    expect(twice[0]).toMatchObject({
      amountFen: 50_000,
      availableFen: 50_000,
      committedFen: 0,
      state: 'open',
    })
    const more = await openBudget(shop, union.officer, union.id, 7, 100_000)
    expect(more).toMatchObject({
      id: twice[0].id,
      amountFen: 50_007,
      availableFen: 50_007,
      memberYearCapFen: 100_000,
    })
    expect(more.sources.map((source) => source.amountFen)).toEqual([50_000, 7])
  })

  it('opened by two officers at once is one budget with both papers', async () => {
    const union = await foundUnion(shop)
    await Promise.all([1, 2, 3, 4].map((fen) => openBudget(shop, union.officer, union.id, fen)))
    expect(await budgetOf(union)).toMatchObject({ amountFen: 10, availableFen: 10 })
  })

  it('takes no cap above the policy’s, no fraction of a fen and nothing after the year’s close', async () => {
    const union = await foundUnion(shop, { budgetFen: 500 })
    const body = {
      year: Number(dayInShanghai(shop.now()).slice(0, 4)),
      amountFen: 100,
      source: { title: '会议纪要', documentNo: '1号', issuedOn: '2026-01-05' },
    }
    const open = async (changes: object) =>
      codeOf(
        await union.officer.send('POST /api/union-office/unions/{id}/budgets', {
          params: { id: union.id },
          body: { ...body, ...changes },
        }),
      )
    expect(await open({ memberYearCapFen: capFen + 1 })).toBe('cap_above_policy')
    expect(await open({ amountFen: 0.5 })).toBe('invalid_input')
    expect(await open({ amountFen: -1 })).toBe('invalid_input')
    expect(await budgetOf(union)).toMatchObject({ amountFen: 500, memberYearCapFen: null })
    const close = () =>
      union.officer.call('POST /api/union-office/budgets/{id}/close', { params: { id: union.budgetId } })
    const closed = await close()
    expect(closed).toMatchObject({ state: 'closed', returnedFen: 500, availableFen: 0, committedFen: 0 })
    expect(await close()).toEqual(closed)
    expect(await open({})).toBe('budget_closed')
  })
})

describe('a grant', () => {
  it('is issued as it was previewed: by group, with its money out of the fund', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(2) })
    await addMember(union.officer, union.id, newPhone(), '二科')
    await addMember(union.officer, union.id, newPhone(), '三科')
    const amounts = {
      perGroup: [
        { group: '一科', amountFen: 20_000 },
        { group: '二科', amountFen: 5_001 },
      ],
    }
    const seen = await preview(union, { amounts })
    expect(seen).toMatchObject({
      members: 3,
      totalFen: 45_001,
      availableFen: 100_000,
      groups: [
        { group: '一科', members: 2, amountFen: 20_000, totalFen: 40_000 },
        { group: '二科', members: 1, amountFen: 5_001, totalFen: 5_001 },
      ],
      cap: { amountFen: capFen, basis: expect.stringContaining('总工办发〔2017〕32号') },
      overCapCount: 0,
      usableProducts: 1,
      obstacles: [],
    })
    const reply = await issue(union, seen, { amounts })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({
      state: 'issued',
      members: 3,
      amountFen: 45_001,
      remainingFen: 45_001,
      spentFen: 0,
      heldFen: 0,
      returnedFen: 0,
      scopeText: '全市帮扶产品',
    })
    expect(await budgetOf(union)).toMatchObject({ availableFen: 54_999, committedFen: 45_001 })
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/members', {
      params: { id: union.id },
    })
    expect(items.map((member) => member.grantedThisYearFen).toSorted()).toEqual(
      [0, 20_000, 20_000, 5_001].toSorted(),
    )
  })

  it('is issued once whatever is clicked twice, with one key at the same moment', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(3) })
    const expected = { members: 3, totalFen: 30_000 }
    const key = randomUUID()
    const replies = await Promise.all(Array.from({ length: 6 }, () => issue(union, expected, {}, key)))
    expect(replies.map((reply) => reply.status)).toEqual(Array(6).fill(201))
    expect(new Set(replies.map((reply) => (reply.body as { id: string }).id)).size).toBe(1)
    expect(await budgetOf(union)).toMatchObject({ availableFen: 70_000 })
    expect(codeOf(await issue(union, expected, { name: '另一次' }, key))).toBe('idempotency_key_reused')
  })

  it('is issued once by two officers, or by one with two phones, each with a key of their own', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(3) })
    const phone = newPhone()
    await union.officer.call('POST /api/union-office/unions/{id}/officers', {
      params: { id: union.id },
      body: { phone },
    })
    const officers = [union, { ...union, officer: await shop.signIn(phone) }]
    const expected = { members: 3, totalFen: 30_000 }
    const replies = await Promise.all([...officers, ...officers].map((one) => issue(one, expected)))
    expect(replies.map(codeOf).toSorted()).toEqual(['grant_exists', 'grant_exists', 'grant_exists', null])
    expect(await budgetOf(union)).toMatchObject({ availableFen: 70_000 })
    expect((await preview(union)).obstacles.join()).toContain('同名的发放')
    // Another name is another grant; one that was withdrawn may be issued anew.
    expect((await issue(union, expected, { name: '中秋慰问' })).status).toBe(201)
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/grants', {
      params: { id: union.id },
    })
    const first = items.find((one) => one.name === '春节慰问')
    await union.officer.call('POST /api/union-office/grants/{id}/withdraw', {
      params: { id: first?.id ?? '' },
    })
    expect((await issue(union, expected)).status).toBe(201)
  })

  it('is not issued to another roster of the same size than was seen', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(2) })
    const seen = await preview(union)
    const { items } = await union.officer.call('GET /api/union-office/unions/{id}/members', {
      params: { id: union.id },
    })
    await union.officer.call('PATCH /api/union-office/unions/{id}/members/{memberId}', {
      params: { id: union.id, memberId: items[0]?.id ?? '' },
      body: { state: 'left' },
    })
    await addMember(union.officer, union.id)
    const body = {
      ...grantInput(shop, union),
      expectedMembers: seen.members,
      expectedTotalFen: seen.totalFen,
      expectedDigest: seen.digest,
    }
    const params = { id: union.id }
    expect(
      await union.officer.refused('POST /api/union-office/unions/{id}/grants', { params, body }),
    ).toMatchObject({
      status: 409,
      code: 'grant_changed',
    })
    expect(await budgetOf(union)).toMatchObject({ availableFen: 100_000 })
    const anew = await preview(union)
    expect(anew.digest).not.toBe(seen.digest)
    await union.officer.call('POST /api/union-office/unions/{id}/grants', {
      params,
      body: { ...body, expectedDigest: anew.digest },
    })
  })

  it('above the budget, above the cap, out of its dates or without products is refused, and nothing changes', async () => {
    const union = await foundUnion(shop, { budgetFen: 25_000, memberPhones: phones(3) })
    const total = (fen: number) => ({ members: 3, totalFen: fen * 3 })
    const refused = async (changes: Partial<GrantInput>, fen = 10_000) => {
      const before = await databaseState(shop)
      const { obstacles } = await preview(union, changes)
      const code = codeOf(await issue(union, total(fen), changes))
      expect(await databaseState(shop)).toEqual(before)
      return [code, obstacles.length > 0]
    }
    expect(await refused({})).toEqual(['budget_short', true])
    const today = dayInShanghai(shop.now())
    expect(await refused({ validFrom: '2020-01-01', validTo: '2020-02-01' })).toEqual([
      'grant_dates_invalid',
      true,
    ])
    expect(await refused({ validFrom: today, validTo: '2099-01-01' })).toEqual(['grant_dates_invalid', true])
    const uncertified = await shelve(shop)
    for (const scope of [
      { kind: 'counties' as const, countyCodes: ['500999'] },
      { kind: 'counties' as const, countyCodes: ['500236', '500999'] },
      { kind: 'products' as const, productIds: [randomUUID()] },
      { kind: 'products' as const, productIds: [certified.productId, uncertified.productId] },
    ]) {
      expect(await refused({ scope })).toEqual(['grant_scope_invalid', true])
    }
    await openBudget(shop, union.officer, union.id, 10_000_000)
    const amounts = { perMemberFen: capFen + 1 }
    expect((await preview(union, { amounts })).overCap).toHaveLength(3)
    expect(await refused({ amounts }, capFen + 1)).toEqual(['cap_exceeded', true])
    expect(await refused({ amounts: { perGroup: [{ group: '没有的组', amountFen: 1 }] } }, 0)).toEqual([
      'grant_changed',
      true,
    ])
    expect(codeOf(await issue(union, { members: 2, totalFen: 20_000 }))).toBe('grant_changed')
    expect(codeOf(await issue(union, { members: 3, totalFen: 20_000 }))).toBe('grant_changed')
    expect(codeOf(await issue(union, total(10_000), { budgetId: randomUUID() }))).toBe('budget_not_found')
    expect(await budgetOf(union)).toMatchObject({ amountFen: 10_025_000, availableFen: 10_025_000 })
  })

  it('counts what a member got this year, less what came back, against the union’s own cap', async () => {
    const union = await foundUnion(shop, {
      budgetFen: 1_000_000,
      memberPhones: phones(2),
      memberYearCapFen: 15_000,
    })
    const first = await grant(shop, union)
    const again = { name: '再次慰问' }
    expect(codeOf(await issue(union, { members: 2, totalFen: 20_000 }, again))).toBe('cap_exceeded')
    const seen = await preview(union, again)
    expect(seen.cap.amountFen).toBe(15_000)
    expect(seen.overCap).toMatchObject([
      { name: '李会员', grantedFen: 10_000, amountFen: 10_000 },
      { grantedFen: 10_000 },
    ])
    const withdraw = () =>
      union.officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id: first.id } })
    expect(await withdraw()).toMatchObject({ state: 'withdrawn', returnedFen: 20_000, remainingFen: 0 })
    expect(await withdraw()).toMatchObject({ state: 'withdrawn', returnedFen: 20_000 })
    expect((await issue(union, { members: 2, totalFen: 20_000 })).status).toBe(201)
  })

  it('races another for the last of the budget, and for the last of the cap: one wins', async () => {
    const short = await foundUnion(shop, { budgetFen: 35_000, memberPhones: phones(3) })
    const expected = { members: 3, totalFen: 30_000 }
    const atOnce = (union: TestUnion) =>
      Promise.all(['甲', '乙', '丙', '丁'].map((name) => issue(union, expected, { name: `慰问${name}` })))
    const forMoney = await atOnce(short)
    expect(forMoney.map(codeOf).toSorted()).toEqual(['budget_short', 'budget_short', 'budget_short', null])
    expect(await budgetOf(short)).toMatchObject({ availableFen: 5_000 })

    const capped = await foundUnion(shop, {
      budgetFen: 1_000_000,
      memberPhones: phones(3),
      memberYearCapFen: 15_000,
    })
    const forCap = await atOnce(capped)
    expect(forCap.map(codeOf).filter((code) => code === 'cap_exceeded')).toHaveLength(3)
    expect(await budgetOf(capped)).toMatchObject({ availableFen: 970_000 })
  })

  it('at the moment of the year’s close is taken back with it or refused; the source has every fen again', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(3) })
    const expected = { members: 3, totalFen: 30_000 }
    const close = () =>
      union.officer.send('POST /api/union-office/budgets/{id}/close', { params: { id: union.budgetId } })
    const [issued, ...closed] = await Promise.all([issue(union, expected), close(), close()])
    expect(closed.map(({ status }) => status)).toEqual([200, 200])
    expect([null, 'budget_closed']).toContain(codeOf(issued))
    expect(await budgetOf(union)).toMatchObject({
      state: 'closed',
      returnedFen: 100_000,
      availableFen: 0,
      committedFen: 0,
    })
    expect(codeOf(await issue(union, expected, { name: '再次慰问' }))).toBe('budget_closed')
  })

  it('of another union’s budget or issued by a stranger does not exist', async () => {
    const [mine, theirs] = [
      await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(1) }),
      await foundUnion(shop, { budgetFen: 100_000, memberPhones: phones(1) }),
    ]
    const expected = { members: 1, totalFen: 10_000 }
    expect(codeOf(await issue({ ...mine, budgetId: theirs.budgetId }, expected))).toBe('budget_not_found')
    expect(codeOf(await issue({ ...theirs, officer: mine.officer }, expected))).toBe('union_not_found')
    const issued = await grant(shop, theirs)
    const params = { id: issued.id }
    for (const call of [
      'GET /api/union-office/grants/{id}',
      'GET /api/union-office/grants/{id}/allowances',
      'POST /api/union-office/grants/{id}/withdraw',
    ]) {
      expect([call, codeOf(await mine.officer.send(call, { params }))]).toEqual([call, 'grant_not_found'])
    }
    expect(await budgetOf(theirs)).toMatchObject({ availableFen: 90_000 })
  })

  it('to 10,000 members is issued and withdrawn in seconds', async () => {
    const union = await foundUnion(shop, { budgetFen: 100_000_000 })
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `会员${index},135${String(index).padStart(8, '0')},`,
    )
    const file = new TextEncoder().encode(['姓名,手机号,分组', ...rows].join('\n'))
    const { body } = await uploadRoster(union.officer, union.id, file)
    await union.officer.call('POST /api/union-office/roster-imports/{id}/confirm', {
      params: { id: body.id },
    })
    const timed = async <Answer>(what: string, act: () => Promise<Answer>) => {
      const started = performance.now()
      const answer = await act()
      console.info(`10,000 members: ${what} ${((performance.now() - started) / 1000).toFixed(2)} s`)
      return answer
    }
    const expected = await timed('preview', () => preview(union))
    const reply = await timed('issue', () => issue(union, expected))
    expect(reply.body).toMatchObject({ members: 10_000, amountFen: 100_000_000 })
    const { id } = reply.body as { id: string }
    const { total } = await union.officer.call('GET /api/union-office/grants/{id}/allowances', {
      params: { id },
    })
    expect(total).toBe(10_000)
    const withdrawn = await timed('withdraw', () =>
      union.officer.call('POST /api/union-office/grants/{id}/withdraw', { params: { id } }),
    )
    expect(withdrawn).toMatchObject({ returnedFen: 100_000_000 })
    expect(await budgetOf(union)).toMatchObject({ availableFen: 100_000_000, committedFen: 0 })
  })
})
