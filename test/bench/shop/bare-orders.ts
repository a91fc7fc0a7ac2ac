import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { placedAnswer, placeOrder } from '../../../server/src/orders/place-order.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { newId } from '../../../server/src/platform/db/columns.ts'
import { connect } from '../../../server/src/platform/db/index.ts'
import { IdempotencyKey } from '../../../server/src/platform/http/routes.ts'
import { idempotently } from '../../../server/src/platform/idempotency/index.ts'
import type { World } from '../world.ts'
import type { Traffic } from './traffic.ts'

interface Statement {
  text: string
  parameters: unknown[]
}

/**
 * The limit of placing an order: the very statements of a real one, recorded once, sent by a bare client with
 * prepared statements, the same pool and as many at once. Every repeat gets ids and goods of its own.
 */
export async function measureBareOrders(
  world: World,
  traffic: Traffic,
  options: { connections: number; seconds: number },
): Promise<{ perSecond: number; p99Ms: number }> {
  const recorded = await recordOrder(world, traffic)
  const sql = postgres(world.databaseUrl, { max: world.config.DATABASE_POOL, onnotice: () => {} })
  const end = performance.now() + options.seconds * 1000
  const tookMs: number[] = []
  const worker = async () => {
    while (performance.now() < end) {
      const begun = performance.now()
      await replay(sql, recorded, traffic)
      tookMs.push(performance.now() - begun)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: options.connections }, worker))
  const seconds = (performance.now() - start) / 1000
  await sql.end()
  tookMs.sort((a, b) => a - b)
  return { perSecond: tookMs.length / seconds, p99Ms: tookMs[Math.floor(tookMs.length * 0.99)] ?? 0 }
}

interface Recorded {
  /** Groups sent at once, one after the other, as the use case does. */
  groups: Statement[][]
  fresh: string[]
  orderNos: string[]
  key: string
  skuIds: string[]
}

async function recordOrder(world: World, traffic: Traffic): Promise<Recorded> {
  const statements: Statement[] = []
  const platform = await createPlatform(world.config, { clock: systemClock })
  const database = connect(world.databaseUrl, {
    poolMax: 2,
    onStatement: (text, parameters) => statements.push({ text, parameters }),
  })
  const [shopper] = traffic.shoppers
  if (!shopper) throw new Error('no shopper')
  const items = traffic.wish()
  const key = randomUUID()
  const { payment, orders } = await idempotently(
    database,
    shopper.caller.userId,
    new IdempotencyKey(key, 'recorded', ''),
    async (tx) => {
      const wish = { items, addressId: shopper.addressId }
      const { placed, writes } = await placeOrder(tx, { ...platform, database }, shopper.caller.userId, wish)
      return { answer: placedAnswer(placed), writes }
    },
  )
  await database.close()
  await platform.database.close()
  const acts = statements.filter(({ text }) => !/^\s*(begin|commit|select b\.oid)/i.test(text))
  if (acts.length !== 7)
    throw new Error(`an order has ${acts.length} statements: the groups below are out of date`)
  const [skus, address, ...writes] = acts
  return {
    groups: [[skus, address], writes] as Statement[][],
    fresh: [
      payment.id,
      ...orders.flatMap((order) => [order.id, ...order.lines.map((line) => line.id)]),
      ...eventIds(acts),
    ],
    orderNos: orders.map((order) => order.orderNo),
    key,
    skuIds: items.map((item) => item.skuId),
  }
}

/** Ids of timeline rows occur in the parameters only. */
function eventIds(statements: readonly Statement[]): string[] {
  const rows = statements
    .flatMap((statement) => statement.parameters)
    .filter(
      (parameter): parameter is string => typeof parameter === 'string' && parameter.includes('订单已提交'),
    )
  return rows.flatMap((text) => (JSON.parse(text) as { id: string }[]).map((row) => row.id))
}

async function replay(sql: postgres.Sql, recorded: Recorded, traffic: Traffic): Promise<void> {
  const swaps = new Map<string, string>([[recorded.key, randomUUID()]])
  for (const id of recorded.fresh) {
    const other = newId()
    swaps.set(id, other)
    swaps.set(id.replaceAll('-', ''), other.replaceAll('-', ''))
  }
  for (const number of recorded.orderNos) swaps.set(number, randomUUID())
  const wish = traffic.wish()
  recorded.skuIds.forEach((skuId, index) => {
    swaps.set(skuId, wish[index]?.skuId ?? skuId)
  })
  const pattern = new RegExp([...swaps.keys()].join('|'), 'g')
  const fresh = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fresh)
    return typeof value === 'string' ? value.replace(pattern, (found) => swaps.get(found) ?? found) : value
  }
  const send = (client: postgres.Sql | postgres.TransactionSql, { text, parameters }: Statement) =>
    client.unsafe(text, parameters.map(fresh) as postgres.ParameterOrJSON<never>[], { prepare: true })
  await sql.begin(async (tx) => {
    for (const group of recorded.groups) await Promise.all(group.map((statement) => send(tx, statement)))
  })
}
