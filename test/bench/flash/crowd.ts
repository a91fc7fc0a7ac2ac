import { randomUUID } from 'node:crypto'
import { draftSession, publishSession } from '../../../server/src/flash-sales/index.ts'
import { createTickets } from '../../../server/src/flash-sales/ticket.ts'
import { newId } from '../../../server/src/platform/db/columns.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { earn } from '../../../server/src/points/index.ts'
import type { Shot } from './shooter.ts'

export interface Member {
  userId: string
  token: string
}

const POINTS = 1_000
const AT_ONCE = 1_000

/** Members with points and a token each, from the shop's own keys; nobody waits for twenty thousand text messages. */
export async function gatherCrowd(platform: Platform, count: number): Promise<Member[]> {
  const { database, tokens, clock } = platform
  const ids = Array.from({ length: count }, newId)
  const now = clock()
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    await database.sql`
      insert into users (id, nickname, created_at, last_seen_at)
      select id, '职工', ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
      from unnest(${some}::uuid[]) as member (id)`
    const gifts = some.map((userId) => ({
      userId,
      points: POINTS,
      code: 'points.earn' as const,
      subjectId: userId,
      name: ['bench', userId] as const,
    }))
    await database.transaction((tx) => earn(tx, gifts, now))
  }
  await database.sql`analyze users, ledger_accounts, ledger_transfers`
  return Promise.all(
    ids.map(async (userId) => ({ userId, token: await tokens.signAccess({ userId, roles: ['shopper'] }) })),
  )
}

/** A sale of so many units of a SKU that is in no other; answers its item. */
export async function openSale(platform: Platform, skuId: string, stockTotal: number): Promise<string> {
  const { database, clock } = platform
  const now = clock()
  const operatorId = newId()
  return database.transaction(async (tx) => {
    await tx.execute(`update sku_stock set available = 1000000 where sku_id = '${skuId}'`)
    const sessionId = await draftSession(
      tx,
      operatorId,
      {
        title: '全市职工专场',
        startsAt: now.toISOString(),
        endsAt: new Date(now.getTime() + 3_600_000).toISOString(),
        eligibility: 'everyone',
        items: [{ skuId, points: 10, priceFen: 0, stockTotal, limit: 1 }],
      },
      now,
    )
    await publishSession(tx, operatorId, sessionId, now)
    const [item] = await tx.execute<{ id: string }>(
      `select id from flash_items where session_id = '${sessionId}'`,
    )
    return item?.id ?? ''
  })
}

/** A claim of each member, with a ticket as the shop gives it. */
export function claimsOf(
  platform: Platform,
  members: readonly Member[],
  itemId: string,
  path: string,
): Shot[] {
  const tickets = createTickets(platform.config.SECRET_KEY)
  return members.map(({ userId, token }) => ({
    path,
    token,
    key: randomUUID(),
    body: JSON.stringify({ ticket: tickets.issue(userId, itemId, platform.clock()).ticket }),
  }))
}
