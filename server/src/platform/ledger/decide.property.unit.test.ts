import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccountState, type Decision, decide, type Known, type Transfer } from './decide.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const later = new Date('2026-11-23T11:00:00+08:00')

const account = (id: string, kind: AccountState['kind'], balance: number): AccountState => ({
  id,
  kind,
  balance,
  held: 0,
  unit: 'fen',
  mayGoNegative: kind === 'fundingSource',
})
const start: Known = {
  accounts: [
    account('source', 'fundingSource', -900),
    account('fund', 'fund', 500),
    account('a', 'allowance', 300),
    account('b', 'allowance', 100),
    account('escrow', 'escrow', 0),
  ],
  transfers: [],
  resolved: new Set(),
}

const ids = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `t${index}`))
const amounts = fc.integer({ min: 1, max: 400 })
const ways = fc.constantFrom(
  ['fund.open', 'source', 'fund'] as const,
  ['grant.issue', 'fund', 'a'] as const,
  ['grant.withdraw', 'b', 'fund'] as const,
  ['allowance.spend', 'a', 'escrow'] as const,
  ['allowance.spend', 'b', 'escrow'] as const,
  ['allowance.refund', 'escrow', 'a'] as const,
)
const movement = fc
  .record({ id: ids, way: ways, amount: amounts })
  .map(({ id, way: [code, from, to], amount }) => ({ id, code, from, to, amount, subjectId: 's' }))
/** Few ids, so that repeats, other contents under the same id and second resolutions come up all the time. */
const transfers: fc.Arbitrary<Transfer> = fc.oneof(
  movement.map((move) => ({ phase: 'single' as const, ...move })),
  movement.map((move) => ({ phase: 'pending' as const, expiresAt: later, ...move })),
  fc.record({ phase: fc.constant('post' as const), id: ids, pendingId: ids, amount: amounts }),
  fc.record({ phase: fc.constantFrom('post' as const, 'void' as const), id: ids, pendingId: ids }),
)
const traffic = fc.array(fc.array(transfers, { minLength: 1, maxLength: 4 }), { maxLength: 15 })

/** What the database would hold after `decision` was written. */
function written(known: Known, decision: Decision): Known {
  const accounts = new Map(known.accounts.map((one) => [one.id, one]))
  for (const one of decision.accounts) accounts.set(one.id, one)
  const transfers = [...known.transfers, ...decision.transfers]
  return {
    accounts: [...accounts.values()],
    transfers,
    resolved: new Set(transfers.flatMap(({ pendingId }) => pendingId ?? [])),
  }
}

const reasons = ({ refusals }: Decision) => refusals.map((refusal) => refusal?.reason ?? null)
const run = (groups: Transfer[][]) => {
  const decision = decide(start, groups, now)
  return { decision, after: written(start, decision) }
}

describe('whatever is asked of it, the ledger', () => {
  it('keeps balances the sum of transfers, holds the sum of open ones, and every floor', () => {
    fc.assert(
      fc.property(traffic, (groups) => {
        const { after } = run(groups)
        for (const { id, balance, held, mayGoNegative } of after.accounts) {
          const before = start.accounts.find((one) => one.id === id)?.balance ?? 0
          const moved = after.transfers
            .filter(({ phase }) => phase === 'single' || phase === 'post')
            .reduce((sum, row) => sum + (row.to === id ? row.amount : row.from === id ? -row.amount : 0), 0)
          const open = after.transfers.filter(
            (row) => row.phase === 'pending' && !after.resolved.has(row.id) && row.from === id,
          )
          expect(balance).toBe(before + moved)
          expect(held).toBe(open.reduce((sum, row) => sum + row.amount, 0))
          if (!mayGoNegative) expect(balance).toBeGreaterThanOrEqual(held)
        }
      }),
    )
  })

  it('writes an id once, and resolves a hold once and for no more than it held', () => {
    fc.assert(
      fc.property(traffic, (groups) => {
        const { transfers: rows } = run(groups).after
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
        const done = rows.filter((row) => row.pendingId !== null)
        expect(new Set(done.map((row) => row.pendingId)).size).toBe(done.length)
        for (const row of done) {
          const pending = rows.find((one) => one.id === row.pendingId)
          expect(pending?.phase).toBe('pending')
          expect(row.amount).toBeLessThanOrEqual(pending?.amount ?? 0)
        }
      }),
    )
  })

  it('lets a refused group leave nothing behind', () => {
    fc.assert(
      fc.property(traffic, (groups) => {
        const { decision, after } = run(groups)
        const allowed = groups.filter((_, index) => decision.refusals[index] === null)
        const without = run(allowed)
        expect(reasons(without.decision)).toEqual(allowed.map(() => null))
        expect(without.after).toEqual(after)
      }),
    )
  })

  it('answers the same in one call as in one call for each group', () => {
    fc.assert(
      fc.property(traffic, (groups) => {
        const { decision, after } = run(groups)
        let known = start
        const answers = groups.flatMap((group) => {
          const one = decide(known, [group], now)
          known = written(known, one)
          return reasons(one)
        })
        expect(answers).toEqual(reasons(decision))
        const byId = (state: Known) => new Map(state.accounts.map((one) => [one.id, one]))
        expect(byId(known)).toEqual(byId(after))
        expect(known.transfers).toEqual(after.transfers)
      }),
    )
  })

  it('takes what it did before for done, and does it no second time', () => {
    fc.assert(
      fc.property(traffic, (groups) => {
        const { decision, after } = run(groups)
        const done = groups.filter((_, index) => decision.refusals[index] === null)
        const again = decide(after, done, now)
        expect(reasons(again)).toEqual(done.map(() => null))
        expect(again.transfers).toEqual([])
        expect(again.accounts).toEqual([])
      }),
    )
  })
})

it('refuses to make a balance that a number cannot hold exactly', () => {
  const full = [account('source', 'fundingSource', 0), account('fund', 'fund', Number.MAX_SAFE_INTEGER)]
  const open: Transfer = {
    phase: 'single',
    id: 't',
    code: 'fund.open',
    from: 'source',
    to: 'fund',
    amount: 1,
    subjectId: 's',
  }
  expect(() => decide({ ...start, accounts: full }, [[open]], now)).toThrow(RangeError)
})
