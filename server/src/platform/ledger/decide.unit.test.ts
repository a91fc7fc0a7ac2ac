import { describe, expect, it } from 'vitest'
import { type AccountState, decide, type Known, type Transfer, unseenTarget } from './decide.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const later = new Date('2026-11-23T11:00:00+08:00')

const account = (id: string, kind: AccountState['kind'], balance: number, held = 0): AccountState => ({
  id,
  kind,
  balance,
  held,
  unit: 'fen',
  mayGoNegative: kind === 'fundingSource',
})
const known = (...accounts: AccountState[]): Known => ({ accounts, transfers: [], resolved: new Set() })
const move = (
  id: string,
  from: string,
  to: string,
  amount: number,
  code: 'grant.issue' | 'allowance.spend',
) => ({ phase: 'single', id, from, to, amount, code, subjectId: 's' }) satisfies Transfer
const hold = (id: string, amount: number) =>
  ({
    phase: 'pending',
    id,
    from: 'allowance',
    to: 'escrow',
    amount,
    code: 'allowance.spend',
    subjectId: 's',
    expiresAt: later,
  }) satisfies Transfer

const fund = account('fund', 'fund', 1_000)
const allowance = account('allowance', 'allowance', 500)
const escrow = account('escrow', 'escrow', 0)
const figures = (decision: ReturnType<typeof decide>) =>
  Object.fromEntries(decision.accounts.map(({ id, balance, held }) => [id, [balance, held]]))

describe('decide', () => {
  it('links transfers: one refused, none happens, and the next group sees nothing of it', () => {
    const decision = decide(
      known(fund, allowance, escrow),
      [
        [
          move('a', 'fund', 'allowance', 700, 'grant.issue'),
          move('b', 'fund', 'allowance', 400, 'grant.issue'),
        ],
        [move('c', 'fund', 'allowance', 1_000, 'grant.issue')],
      ],
      now,
    )
    expect(decision.refusals).toEqual([expect.objectContaining({ reason: 'insufficient' }), null])
    expect(figures(decision)).toEqual({ fund: [0, 0], allowance: [1_500, 0] })
  })

  it('holds, then posts a part and frees the rest', () => {
    const decision = decide(
      known(allowance, escrow),
      [[hold('h', 400)], [{ phase: 'post', id: 'p', pendingId: 'h', amount: 300 }]],
      now,
    )
    expect(decision.refusals).toEqual([null, null])
    expect(figures(decision)).toEqual({ allowance: [200, 0], escrow: [300, 0] })
    expect(decision.transfers.map(({ phase, expiresAt }) => [phase, expiresAt])).toEqual([
      ['pending', later],
      ['post', null],
    ])
  })

  it('does not spend what is held, and frees it when voided', () => {
    const spend = [move('s', 'allowance', 'escrow', 200, 'allowance.spend')]
    const held = decide(known(allowance, escrow), [[hold('h', 400)], spend], now)
    expect(held.refusals[1]?.reason).toBe('insufficient')
    const freed = decide(
      known(allowance, escrow),
      [[hold('h', 400)], [{ phase: 'void', id: 'v', pendingId: 'h' }], spend],
      now,
    )
    expect(freed.refusals).toEqual([null, null, null])
    expect(figures(freed)).toEqual({ allowance: [300, 0], escrow: [200, 0] })
  })

  it('resolves a hold once, in time, and for no more than was held', () => {
    const post = (id: string, amount?: number): Transfer => ({
      phase: 'post',
      id,
      pendingId: 'h',
      ...(amount && { amount }),
    })
    const twice = decide(known(allowance, escrow), [[hold('h', 400)], [post('p')], [post('q')]], now)
    expect(twice.refusals[2]?.reason).toBe('alreadyResolved')
    const tooMuch = decide(known(allowance, escrow), [[hold('h', 400), post('p', 401)]], now)
    expect(tooMuch.refusals[0]?.reason).toBe('amountTooLarge')
    const tooLate = decide(known(allowance, escrow), [[hold('h', 400), post('p')]], later)
    expect(tooLate.refusals[0]?.reason).toBe('pendingExpired')
    const never = decide(known(allowance, escrow), [[post('p')]], now)
    expect(never.refusals[0]?.reason).toBe('pendingUnknown')
  })

  it('takes a repeat for done and a different act under the same id for a mistake', () => {
    const first = move('a', 'fund', 'allowance', 100, 'grant.issue')
    const decision = decide(known(fund, allowance), [[first], [first], [{ ...first, amount: 101 }]], now)
    expect(decision.refusals).toEqual([null, null, expect.objectContaining({ reason: 'transferDiffers' })])
    expect(decision.transfers).toHaveLength(1)
  })

  it('lets money go only where a road leads', () => {
    const astray = move('a', 'fund', 'escrow', 100, 'grant.issue')
    expect(decide(known(fund, escrow), [[astray]], now).refusals[0]?.reason).toBe('roadClosed')
    const nowhere = move('a', 'fund', 'gone', 100, 'grant.issue')
    expect(decide(known(fund), [[nowhere]], now).refusals[0]?.reason).toBe('accountUnknown')
  })

  it('takes amounts that are none for a fault of the program', () => {
    for (const amount of [0, -1, 1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN]) {
      expect(() =>
        decide(known(fund, allowance), [[move('a', 'fund', 'allowance', amount, 'grant.issue')]], now),
      ).toThrow(RangeError)
    }
  })
})

describe('a target that nobody looked at', () => {
  const unseen = unseenTarget('escrow', 'escrow')
  it('takes a hold, which leaves it alone', () => {
    const decision = decide(known(allowance, unseen), [[hold('h', 200)]], now)
    expect(decision.refusals).toEqual([null])
    expect(figures(decision)).toEqual({ allowance: [500, 200] })
  })
  it('takes nothing at once', () => {
    const spend = move('t', 'allowance', 'escrow', 200, 'allowance.spend')
    expect(() => decide(known(allowance, unseen), [[spend]], now)).toThrow(RangeError)
  })
})
