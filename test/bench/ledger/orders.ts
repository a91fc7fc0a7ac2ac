import { randomUUID } from 'node:crypto'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { openAccounts, transfer } from '../../../server/src/platform/ledger/index.ts'
import { addAddress } from '../../support/shopping.ts'
import { foundUnion, grant } from '../../support/unions.ts'
import { load, type Measured } from '../load.ts'
import { type Row, row } from '../row.ts'
import type { Shopper } from '../shop/shoppers.ts'
import { makeTraffic } from '../shop/traffic.ts'
import type { World } from '../world.ts'
import { placeOf } from './place.ts'

const MEMBERS = 64
const CONNECTIONS = 16
/** Far more than the yearly cap would allow, put in past it: no order of the run may come to the end of it. */
const PURSE_FEN = 10_000_000_000

/**
 * Orders per second of 64 members whose allowances pay for the goods (freight is theirs), beside the same orders of
 * the same members without, turn by turn.
 */
export async function benchOrders(world: World, seconds: number): Promise<Row[]> {
  const platform = await createPlatform(world.config, { clock: systemClock })
  const shoppers = await makeMembers(world, platform)
  const traffic = await makeTraffic(world, shoppers, { onlyCertified: true })
  const withAllowance = () => {
    const shot = traffic.order()
    return { ...shot, body: JSON.stringify({ ...JSON.parse(shot.body ?? '{}'), useAllowance: true }) }
  }
  const run = (next: () => ReturnType<typeof traffic.order>, length: number) =>
    load(world.api.url, world.api.pid, next, { connections: CONNECTIONS, seconds: length })
  const warmUp = await run(withAllowance, 3)
  await run(traffic.order, 3)
  const turns: { plain: Measured; paid: Measured }[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    turns.push({ plain: await run(traffic.order, seconds), paid: await run(withAllowance, seconds) })
  }
  const mean = (pick: (turn: (typeof turns)[number]) => number) =>
    turns.reduce((sum, turn) => sum + pick(turn), 0) / turns.length
  const [paid, plain] = [mean((turn) => turn.paid.perSecond), mean((turn) => turn.plain.perSecond)]
  const asked = [warmUp, ...turns.map((turn) => turn.paid)]
  for (const { statuses } of [...asked, ...turns.map((turn) => turn.plain)]) {
    if (Object.keys(statuses).join() !== '201') throw new Error(`orders: ${JSON.stringify(statuses)}`)
  }
  const answered = asked.reduce((sum, { statuses }) => sum + (statuses['201'] ?? 0), 0)
  const { purchases, wholly } = await requireSpent(platform, answered)
  await platform.database.close()
  console.log(
    `orders with allowances ${paid.toFixed(0)}/s, without ${plain.toFixed(0)}/s; of ${answered} with, ` +
      `${purchases} spent some and ${wholly} needed no own money`,
  )
  return [
    row('ledger', `${MEMBERS} members' orders with allowances`, paid, '/s', plain, '≥ 0.6 of orders without'),
    row(
      'ledger',
      'the same, p99 beside orders without',
      mean((turn) => turn.paid.p99Ms),
      'ms',
      mean((turn) => turn.plain.p99Ms),
      '',
    ),
  ]
}

/** Else it would have measured orders without allowances twice: all but one in a hundred have to spend some. */
async function requireSpent({ database }: Platform, answered: number) {
  const [spent] = await database.sql<{ purchases: number; wholly: number }[]>`
    select count(*)::int as purchases, count(*) filter (where cash = 0)::int as wholly from (
      select sum(total_fen - points_fen - allowance_fen) as cash from orders group by payment_id having sum(allowance_fen) > 0) as payment`
  if (!spent || spent.purchases < answered * 0.99) {
    throw new Error(`of ${answered} orders with allowances ${spent?.purchases} spent one`)
  }
  return spent
}

async function makeMembers(world: World, platform: Platform): Promise<Shopper[]> {
  const phones = Array.from({ length: MEMBERS }, (_, index) => `135${String(index).padStart(8, '0')}`)
  const place = placeOf(world, platform)
  const union = await foundUnion(place, { budgetFen: 10_000_000_000, memberPhones: phones })
  const shoppers: Shopper[] = []
  for (const phone of phones) {
    const caller = await place.signIn(phone)
    await caller.call('POST /api/union/memberships', { body: { unionId: union.id } })
    shoppers.push({ caller, addressId: await addAddress(caller) })
  }
  await grant(place, union, { amounts: { perMemberFen: 10_000 } })
  await fillPurses(platform)
  return shoppers
}

async function fillPurses({ database }: Platform): Promise<void> {
  const allowances = await database.sql<
    { id: string }[]
  >`select id from ledger_accounts where kind = 'allowance'`
  const [source, fund] = [randomUUID(), randomUUID()]
  const now = new Date()
  await database.transaction(async (tx) => {
    await openAccounts(
      tx,
      [
        { id: source, kind: 'fundingSource', ownerId: source },
        { id: fund, kind: 'fund', ownerId: source },
      ],
      now,
    )
    await transfer(
      tx,
      [
        {
          phase: 'single',
          id: randomUUID(),
          from: source,
          to: fund,
          amount: PURSE_FEN * MEMBERS,
          code: 'fund.open',
          subjectId: source,
        },
        ...allowances.map(({ id }) => ({
          phase: 'single' as const,
          id: randomUUID(),
          from: fund,
          to: id,
          amount: PURSE_FEN,
          code: 'grant.issue' as const,
          subjectId: source,
        })),
      ],
      now,
    )
  })
}
