import { randomUUID } from 'node:crypto'
import type { FlashItemInput, FlashOfficeSession, FlashSessionInput } from '@yuxiang/shared/api/flash-office'
import { createStaff } from '../../server/src/identity/index.ts'
import { earn } from '../../server/src/points/index.ts'
import type { Caller } from './caller.ts'
import { type Shelf, type ShelfOptions, shelve } from './fixtures.ts'
import { newPhone, type Shop } from './shop.ts'

const HOUR_MS = 3_600_000

export type FlashShop = Pick<Shop, 'server' | 'signIn' | 'now'>

/** The platform's operator, signed in. */
async function operatorOf(shop: FlashShop): Promise<Caller> {
  const phone = newPhone()
  await createStaff(shop.server.platform, { phone, roles: ['operator'] })
  return shop.signIn(phone)
}

export interface Sale {
  operator: Caller
  goods: Shelf
  session: FlashOfficeSession
  itemId: string
}

export type SaleTerms = Partial<Omit<FlashItemInput, 'skuId'>> &
  Partial<Pick<FlashSessionInput, 'eligibility'>> & {
    startsInMs?: number
    lastsMs?: number
    goods?: ShelfOptions
  }

/** A published session of one item, which runs unless it is to start later. */
export async function openSale(shop: FlashShop, terms: SaleTerms = {}): Promise<Sale> {
  const { startsInMs = 0, lastsMs = HOUR_MS, eligibility = 'everyone', goods: shelf, ...item } = terms
  const operator = await operatorOf(shop)
  const goods = await shelve(shop, { stock: 100, priceFen: 2_000, ...shelf })
  const startsAt = shop.now().getTime() + startsInMs
  const drafted = await operator.call('POST /api/workbench/flash-sales', {
    body: {
      title: '午间场',
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(startsAt + lastsMs).toISOString(),
      eligibility,
      items: [{ skuId: goods.skuId, points: 100, priceFen: 0, stockTotal: 10, limit: 1, ...item }],
    },
  })
  const session = await operator.call('POST /api/workbench/flash-sales/{id}/publish', {
    params: { id: drafted.id },
  })
  return { operator, goods, session, itemId: session.items[0]?.id ?? '' }
}

/** A shopper with so many points. */
export async function shopperWith(shop: FlashShop, points: number): Promise<Caller> {
  const shopper = await shop.signIn(newPhone())
  const { balance } = await shopper.call('GET /api/points', {})
  if (points > balance) await givePoints(shop, [shopper.userId], points - balance)
  return shopper
}

export async function givePoints(shop: FlashShop, userIds: readonly string[], points: number): Promise<void> {
  const { database, clock } = shop.server.platform
  const gifts = userIds.map((userId) => ({
    userId,
    points,
    code: 'points.earn' as const,
    subjectId: randomUUID(),
    name: [randomUUID()] as const,
  }))
  await database.transaction((tx) => earn(tx, gifts, clock()))
}

export const ticketFor = async (shopper: Caller, itemId: string): Promise<string> =>
  (await shopper.call('POST /api/flash-sales/{itemId}/ticket', { params: { itemId } })).ticket

/** Claims with a fresh ticket, or the one given; answers what came, whatever it was. */
export async function claim(
  shopper: Caller,
  itemId: string,
  given: { key?: string; ticket?: string; addressId?: string; isRepeat?: boolean } = {},
): Promise<{ status: number; claimId: string; code: string }> {
  const { key = randomUUID(), ticket = await ticketFor(shopper, itemId), ...rest } = given
  const reply = await shopper.send('POST /api/flash-sales/{itemId}/claims', {
    params: { itemId },
    body: { ticket, ...rest },
    key,
  })
  const { claimId = '', code = '' } = reply.body as { claimId?: string; code?: string }
  return { status: reply.status, claimId, code }
}

/**
 * What must hold of an item at any moment, from the rows and the ledger: points of all its claims that are held or
 * were spent, the released ones' included, which have none if all is well.
 */
export async function balanceOf(shop: FlashShop, itemId: string) {
  const { sql } = shop.server.platform.database
  const [row] = await sql<
    { left: number; total: number; standing: number; persons: number; most: number; heldOrSpent: string }[]
  >`
    select item.stock_left as left, item.stock_total as total, claims.*
    from flash_items item cross join lateral (
      select count(*)::int as standing, count(distinct user_id)::int as persons,
        coalesce((select max(n)::int from (select count(*) as n from flash_claims
          where item_id = ${itemId} and ordinal is not null group by user_id) counts), 0) as most,
        coalesce((select sum(held.amount) from ledger_transfers held
          where held.code = 'points.claim' and held.phase = 'pending'
            and held.subject_id in (select id from flash_claims where item_id = ${itemId})
            and not exists (select from ledger_transfers done
              where done.pending_id = held.id and done.phase = 'void')), 0) as "heldOrSpent"
      from flash_claims where item_id = ${itemId} and ordinal is not null
    ) claims where item.id = ${itemId}`
  if (!row) throw new Error(`no item ${itemId}`)
  return { ...row, heldOrSpent: Number(row.heldOrSpent) }
}
