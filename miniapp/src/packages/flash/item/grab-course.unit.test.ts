import type { FlashClaim } from '@yuxiang/shared/api/flash-sales'
import type { ProblemCode } from '@yuxiang/shared/problems'
import { expect, it } from 'vitest'
import { ApiProblem, localProblem } from '../../../services/problem.ts'
import { type GrabRoad, grabUnit, openWish, type Wish } from './grab-course.ts'

const refusal = (code: ProblemCode, status = 409) => new ApiProblem({ status, code, title: code })
const silence = () => localProblem('timeout')

type Act = 'ticket' | 'claim' | 'order' | 'read'
interface Sent {
  key: string
  ticket: string
  addressId: string | null
  isRepeat: boolean
}

/** A shop that sells by key, as the true one does; `faults` are thrown one after the other, `lost` after the act. */
function makeShop() {
  const wins = new Map<string, string>()
  const sent: Sent[] = []
  const ordered: string[] = []
  const faults: Record<Act, ApiProblem[]> = { ticket: [], claim: [], order: [], read: [] }
  const shop = { wins, sent, ordered, faults, lostClaims: 0, state: 'won' as FlashClaim['state'], nowMs: 0 }
  let wish: Wish | undefined
  let count = 0
  const fail = (act: Act) => {
    const fault = faults[act].shift()
    if (fault) throw fault
  }
  const claimOf = (id: string, state: FlashClaim['state']) => ({ id, state }) as FlashClaim
  const road: GrabRoad = {
    kept: {
      read: () => wish,
      write: (next) => {
        wish = next
      },
      forget: () => {
        wish = undefined
      },
    },
    newKey: () => `key ${++count}`,
    nowMs: () => shop.nowMs,
    askTicket: async () => {
      fail('ticket')
      return `ticket ${++count}`
    },
    claim: async ({ key, ticket, addressId, isUnheard }) => {
      sent.push({ key, ticket, addressId, isRepeat: isUnheard })
      fail('claim')
      const claimId = wins.get(key) ?? `claim ${wins.size + 1}`
      wins.set(key, claimId)
      if (shop.lostClaims-- > 0) throw silence()
      return claimId
    },
    order: async (id, addressId) => {
      ordered.push(addressId)
      fail('order')
      return claimOf(id, 'ordered')
    },
    read: async (id) => {
      fail('read')
      return claimOf(id, shop.state)
    },
  }
  const press = (addressId: string | null = null) =>
    grabUnit(road, addressId, {
      onTry: () => undefined,
      isGone: () => false,
      pause: async () => undefined,
    })
  const isOpen = () => openWish(road) !== undefined
  return Object.assign(shop, {
    press,
    isOpen,
    codeOf: (act: Promise<unknown>) => act.catch((thrown) => thrown.code),
  })
}

it('wins one unit however often its order or the look at it fails', async () => {
  for (const act of ['order', 'read'] as const) {
    const shop = makeShop()
    shop.faults[act] = [silence(), refusal('internal_error', 500), silence()]
    expect((await shop.press(act === 'order' ? 'home' : null)).id).toBe('claim 1')
    expect(shop.sent).toHaveLength(1)
  }
})

it('wins one unit when all tries of the order fail and the shopper presses again, and a second one after that', async () => {
  const shop = makeShop()
  shop.faults.order = Array.from({ length: 5 }, silence)
  expect(await shop.codeOf(shop.press('home'))).toBe('timeout')
  expect((await shop.press('home')).id).toBe('claim 1')
  expect(shop.sent).toHaveLength(1)
  expect((await shop.press('home')).id).toBe('claim 2')
})

it('repeats a claim whose answer was lost with its own ticket: none is given any more', async () => {
  const shop = makeShop()
  shop.lostClaims = 1
  expect((await shop.press()).id).toBe('claim 1')
  expect(shop.sent[1]).toEqual({ ...shop.sent[0], isRepeat: true })
  expect(shop.sent[0]?.isRepeat).toBe(false)

  shop.lostClaims = 5
  expect(await shop.codeOf(shop.press())).toBe('timeout')
  shop.faults.ticket = [refusal('ended')]
  expect((await shop.press()).id).toBe('claim 2')
})

it('keeps the key through a refusal for haste, and forgets it when the claim is refused', async () => {
  const shop = makeShop()
  shop.lostClaims = 5
  expect(await shop.codeOf(shop.press())).toBe('timeout')
  shop.faults.claim = [refusal('too_many_requests', 429)]
  expect(await shop.codeOf(shop.press())).toBe('too_many_requests')
  expect((await shop.press()).id).toBe('claim 1')
  shop.faults.claim = [refusal('sold_out')]
  expect(await shop.codeOf(shop.press())).toBe('sold_out')
  await shop.press()
  const keys = shop.sent.map(({ key }) => key)
  expect(new Set(keys.slice(0, 7)).size).toBe(1)
  expect(new Set(keys.slice(6)).size).toBe(3)
})

it('takes a new ticket for the same key when the old one won nothing, once', async () => {
  const shop = makeShop()
  shop.faults.claim = [...Array.from({ length: 5 }, silence), refusal('ticket_invalid')]
  expect(await shop.codeOf(shop.press())).toBe('timeout')
  expect((await shop.press()).id).toBe('claim 1')
  const [first, last] = [shop.sent[0], shop.sent.at(-1)]
  expect(last?.key).toBe(first?.key)
  expect(last?.ticket).not.toBe(first?.ticket)
  shop.faults.claim = [refusal('ticket_invalid')]
  expect(await shop.codeOf(shop.press())).toBe('ticket_invalid')
})

it('sends the key with the address it was made with, though another is known by then', async () => {
  const shop = makeShop()
  shop.lostClaims = 5
  expect(await shop.codeOf(shop.press(null))).toBe('timeout')
  expect(await shop.press('home')).toMatchObject({ id: 'claim 1', state: 'ordered' })
  expect(shop.sent.map(({ addressId }) => addressId)).toEqual(shop.sent.map(() => null))
  expect(shop.wins.size).toBe(1)
})

it('does not ask as one that may have won when it was turned away at the door', async () => {
  const shop = makeShop()
  shop.faults.claim = [refusal('flash_busy', 503), refusal('flash_busy', 503), silence()]
  expect((await shop.press()).id).toBe('claim 1')
  expect(shop.sent.map(({ isRepeat }) => isRepeat)).toEqual([false, false, false, true])
})

it('orders to where the claim was sent, though another address is chosen by then: the shop may have done so', async () => {
  const shop = makeShop()
  shop.faults.order = Array.from({ length: 5 }, silence)
  expect(await shop.codeOf(shop.press('home'))).toBe('timeout')
  await shop.press('office')
  expect(new Set(shop.ordered)).toEqual(new Set(['home']))
})

it('has an open result from the first silence until it is known, or its time is over', async () => {
  const shop = makeShop()
  expect(shop.isOpen()).toBe(false)
  shop.lostClaims = 5
  await shop.codeOf(shop.press())
  expect(shop.isOpen()).toBe(true)
  await shop.press()
  expect(shop.isOpen()).toBe(false)
  shop.faults.claim = [refusal('sold_out')]
  await shop.codeOf(shop.press())
  expect(shop.isOpen()).toBe(false)
  shop.lostClaims = 5
  await shop.codeOf(shop.press())
  shop.nowMs = 10 * 60_000
  expect(shop.isOpen()).toBe(false)
})

it('uses a new key once the claim was released, or its time is over', async () => {
  const shop = makeShop()
  shop.state = 'released'
  expect((await shop.press()).state).toBe('released')
  shop.state = 'won'
  expect((await shop.press()).id).toBe('claim 2')
  shop.lostClaims = 5
  expect(await shop.codeOf(shop.press())).toBe('timeout')
  shop.nowMs = 10 * 60_000
  expect((await shop.press()).id).toBe('claim 4')
})
