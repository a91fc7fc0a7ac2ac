import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTickets } from '../../server/src/flash-sales/ticket.ts'
import { createStaff } from '../../server/src/identity/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { parseConfig } from '../../server/src/platform/config.ts'
import { createPlatform } from '../../server/src/platform/create-platform.ts'
import type { Platform } from '../../server/src/platform/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { seeded } from '../bench/load.ts'
import { Caller } from '../support/caller.ts'
import { balanceOf, type FlashShop, givePoints, openSale } from '../support/flash.ts'
import type { KillableShop } from './killable-shop.ts'

const POINTS = 10
const KILL_WITHIN_MS = 250

/** One press of one member: what was promised, if an answer came. */
interface Press {
  caller: Caller
  key: string
  status: number | null
  claimId: string
}

/**
 * One sale that is killed at a moment which the seed decides, the API alone or the database with it: then whoever had
 * no answer asks again with the same key. Answers what is wrong; nothing, when what was answered "won" is there, nothing is
 * sold twice or above a person's limit, and points and stock balance.
 */
export async function killedSale(shop: KillableShop, seed: number): Promise<string[]> {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const terms = { stockTotal: 10 + upTo(40), limit: 1 + upTo(2), points: POINTS }
  const members = 20 + upTo(40)
  const { itemId, presses } = await onPlatform(shop, async (place) => {
    const sale = await openSale(place, { ...terms, goods: { stock: 1_000 } })
    return { itemId: sale.itemId, presses: await pressesOf(place, shop, members) }
  })
  const crowd = Promise.all(presses.map((press) => ask(shop, press, itemId, upTo(KILL_WITHIN_MS))))
  await sleep(upTo(KILL_WITHIN_MS))
  if (seed % 2 === 0) await shop.killAll()
  else await shop.killServer()
  await crowd
  await shop.start()
  const promised = presses.filter(({ status }) => status === 201).map(({ claimId }) => claimId)
  // Everybody asks again: who was answered hears the same, who was not their true result.
  const before = new Map(presses.map((press) => [press, { ...press }]))
  await Promise.all(presses.map((press) => ask(shop, press, itemId, 0)))
  return onPlatform(shop, async (place) => {
    const faults = [...before].flatMap(([now, { status, claimId }]) =>
      status === 201 && (now.status !== 201 || now.claimId !== claimId)
        ? [`a promise was broken: ${claimId}`]
        : [],
    )
    return [...faults, ...(await faultsOf(place, itemId, terms, presses, promised))].map(
      (fault) => `seed ${seed}: ${fault}`,
    )
  })
}

async function faultsOf(
  place: FlashShop,
  itemId: string,
  terms: { stockTotal: number; limit: number },
  presses: readonly Press[],
  promised: readonly string[],
): Promise<string[]> {
  const { left, total, standing, most, heldOrSpent } = await balanceOf(place, itemId)
  const won = presses.filter(({ status }) => status === 201).length
  const silent = presses.filter(({ status }) => status === null || status >= 500).length
  const { sql } = place.server.platform.database
  const there = await sql<
    { id: string }[]
  >`select id from flash_claims where id = any(${[...promised]}::uuid[])`
  const ledger = await checkLedger(sql, systemClock())
  const wanted = Math.min(terms.stockTotal, presses.length)
  return [
    ...(left + standing === total ? [] : [`${left} left and ${standing} claims of ${total}`]),
    ...(most <= terms.limit ? [] : [`somebody has ${most} of ${terms.limit}`]),
    ...(heldOrSpent === standing * POINTS ? [] : [`${heldOrSpent} points for ${standing} claims`]),
    ...(there.length === new Set(promised).size
      ? []
      : [`${promised.length - there.length} promises are gone`]),
    ...(won === standing ? [] : [`${won} answers and ${standing} claims`]),
    ...(silent === 0 ? [] : [`${silent} had no answer in the end`]),
    ...(standing === wanted ? [] : [`${standing} sold of ${wanted} that were wanted`]),
    ...ledger.map(({ rule, subject, detail }) => `${rule} ${subject}: ${detail}`),
  ]
}

async function pressesOf(place: FlashShop, shop: KillableShop, members: number): Promise<Press[]> {
  const { platform } = place.server
  const presses: Press[] = []
  for (let member = 0; member < members; member += 1) {
    const phone = `134${randomUUID().replaceAll(/\D/g, '').padEnd(8, '7').slice(0, 8)}`
    const userId = await createStaff(platform, { phone, roles: ['shopper'] })
    const token = await platform.tokens.signAccess({ userId, roles: ['shopper'] })
    const caller = new Caller(shop.url, token, userId, phone)
    presses.push({ caller, key: randomUUID(), status: null, claimId: '' })
  }
  const userIds = presses.map(({ caller }) => caller.userId)
  await givePoints(place, userIds, POINTS * 5)
  return presses
}

/** Presses the button, with a fresh ticket each time; no answer leaves the press without one. */
async function ask(shop: KillableShop, press: Press, itemId: string, afterMs: number): Promise<void> {
  await sleep(afterMs)
  const tickets = createTickets(shop.environment.SECRET_KEY ?? '')
  const { ticket } = tickets.issue(press.caller.userId, itemId, systemClock())
  try {
    const reply = await press.caller.send('POST /api/flash-sales/{itemId}/claims', {
      params: { itemId },
      body: { ticket },
      key: press.key,
    })
    press.status = reply.status
    press.claimId = (reply.body as { claimId?: string }).claimId ?? ''
  } catch {
    press.status = null
  }
}

async function onPlatform<T>(shop: KillableShop, work: (place: FlashShop) => Promise<T>): Promise<T> {
  const platform: Platform = await createPlatform(parseConfig(shop.environment), { clock: systemClock })
  const signIn = async (phone = '') => {
    const userId = await createStaff(platform, { phone, roles: [] })
    const roles = ['shopper', 'operator'] as const
    return new Caller(shop.url, await platform.tokens.signAccess({ userId, roles }), userId, phone)
  }
  try {
    return await work({ server: { platform } as FlashShop['server'], signIn, now: systemClock })
  } finally {
    await platform.database.close()
  }
}
