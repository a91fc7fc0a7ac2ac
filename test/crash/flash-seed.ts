import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createTickets } from '../../server/src/flash-sales/ticket.ts'
import { orderWaitingClaims } from '../../server/src/flash-sales/work-off-claims.ts'
import { createStaff } from '../../server/src/identity/index.ts'
import { placeClaimedOrder } from '../../server/src/orders/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { parseConfig } from '../../server/src/platform/config.ts'
import { createPlatform } from '../../server/src/platform/create-platform.ts'
import type { Platform } from '../../server/src/platform/index.ts'
import { checkLedger } from '../../server/src/platform/ledger/index.ts'
import { seeded } from '../bench/load.ts'
import { Caller } from '../support/caller.ts'
import { balanceOf, type FlashShop, givePoints, openSale, type Sale } from '../support/flash.ts'
import { addAddress } from '../support/shopping.ts'
import type { KillableShop } from './killable-shop.ts'

const POINTS = 10
const KILL_WITHIN_MS = 250
const STOCK = 1_000

/** One press of one member: what was promised, if an answer came. */
interface Press {
  caller: Caller
  key: string
  /** Every second one's order is placed beside the sale. */
  addressId: string | null
  status: number | null
  claimId: string
}

/**
 * One sale that is killed at a moment which the seed decides, the API alone or the database with it: then whoever had
 * no answer asks again with the same key. Every third sale is cancelled meanwhile. Answers what is wrong; nothing, when
 * what was answered "won" is there, nothing is sold twice or above a person's limit, what came with an address has its
 * order, and points and stock balance.
 */
export async function killedSale(shop: KillableShop, seed: number): Promise<string[]> {
  const random = seeded(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const terms = { stockTotal: 10 + upTo(40), limit: 1 + upTo(2), points: POINTS }
  const members = 20 + upTo(40)
  const { sale, presses } = await onPlatform(shop, async (place) => ({
    sale: await openSale(place, { ...terms, goods: { stock: STOCK } }),
    presses: await pressesOf(place, shop, members),
  }))
  const { itemId } = sale
  const isCancelled = seed % 3 === 2
  const crowd = Promise.all([
    ...presses.map((press) => ask(shop, press, itemId, upTo(KILL_WITHIN_MS))),
    ...(isCancelled ? [cancel(sale, upTo(KILL_WITHIN_MS))] : []),
  ])
  await sleep(upTo(KILL_WITHIN_MS))
  if (seed % 2 === 0) await shop.killAll()
  else await shop.killServer()
  await crowd
  await shop.start()
  const promised = presses.filter(({ status }) => status === 201).map(({ claimId }) => claimId)
  // Everybody asks again: who was answered hears the same, who was not their true result.
  const before = new Map(presses.map((press) => [press, { ...press }]))
  await Promise.all(presses.map((press) => ask(shop, press, itemId, 0)))
  if (isCancelled) await cancel(sale, 0)
  return onPlatform(shop, async (place) => {
    const faults = [...before].flatMap(([now, { status, claimId }]) =>
      status === 201 && (now.status !== 201 || now.claimId !== claimId)
        ? [`a promise was broken: ${claimId}`]
        : [],
    )
    await orderWaitingClaims(place.server.platform, placeClaimedOrder)
    const wanted = isCancelled ? null : Math.min(terms.stockTotal, presses.length)
    const found = await faultsOf(place, sale, { ...terms, wanted }, presses, promised)
    return [...faults, ...found].map((fault) => `seed ${seed}: ${fault}`)
  })
}

/** Again is no harm: a sale that is cancelled refuses it. */
async function cancel({ operator, session }: Sale, afterMs: number): Promise<void> {
  await sleep(afterMs)
  const given = { params: { id: session.id }, body: { reason: '供货有变' } }
  await operator.send('POST /api/workbench/flash-sales/{id}/cancel', given).catch(() => undefined)
}

async function faultsOf(
  place: FlashShop,
  { itemId, goods }: Sale,
  terms: { stockTotal: number; limit: number; wanted: number | null },
  presses: readonly Press[],
  promised: readonly string[],
): Promise<string[]> {
  const { left, standing, most, heldOrSpent } = await balanceOf(place, itemId)
  const won = presses.filter(({ status }) => status === 201).length
  const silent = presses.filter(({ status }) => status === null || status >= 500).length
  const { sql } = place.server.platform.database
  const there = await sql<
    { id: string }[]
  >`select id from flash_claims where id = any(${[...promised]}::uuid[])`
  const [stock] = await sql<{ available: number; unordered: number; closed: boolean }[]>`
    select available, (select closed from flash_items where id = ${itemId}) as closed, (select count(*)::int from flash_claims
      where item_id = ${itemId} and address_id is not null and state <> 'paid') as unordered
    from sku_stock where sku_id = ${goods.skuId}`
  const ledger = await checkLedger(sql, systemClock())
  // What a sale has left is set aside from the shop's stock, and the shop's again once it is cancelled.
  const unsold = left + (stock?.available ?? Number.NaN)
  return [
    ...(unsold + standing === STOCK ? [] : [`${unsold} unsold and ${standing} claims of ${STOCK}`]),
    ...(stock?.closed === (terms.wanted === null) ? [] : [`closed: ${stock?.closed}`]),
    ...(stock?.unordered === 0 ? [] : [`${stock?.unordered} claims with an address have no order`]),
    ...(most <= terms.limit ? [] : [`somebody has ${most} of ${terms.limit}`]),
    ...(heldOrSpent === standing * POINTS ? [] : [`${heldOrSpent} points for ${standing} claims`]),
    ...(there.length === new Set(promised).size
      ? []
      : [`${promised.length - there.length} promises are gone`]),
    ...(won === standing ? [] : [`${won} answers and ${standing} claims`]),
    ...(silent === 0 ? [] : [`${silent} had no answer in the end`]),
    ...(terms.wanted === null || standing === terms.wanted
      ? []
      : [`${standing} sold of ${terms.wanted} that were wanted`]),
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
    const addressId = member % 2 === 0 ? await addAddress(caller) : null
    presses.push({ caller, key: randomUUID(), addressId, status: null, claimId: '' })
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
      body: { ticket, ...(press.addressId !== null && { addressId: press.addressId }) },
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
