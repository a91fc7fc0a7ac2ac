import postgres from 'postgres'
import type { Officer } from '../../../server/src/complaints/offices.ts'
import { queueRows } from '../../../server/src/complaints/read-queue.ts'
import { insertManyProducts } from '../../../server/src/demo/many.ts'
import { assignCounty, CITY_REGION, createStaff } from '../../../server/src/identity/index.ts'
import { dayInShanghai, systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import { type Shot, seeded } from '../load.ts'
import { readBesideBare } from '../read-beside-bare.ts'
import { type Row, row } from '../row.ts'
import { startWorld, type World } from '../world.ts'

const CASES = 100_000
const READS = 2_000
const PAGE = 20

/** 100,000 open cases of 38 regions: the queue by deadline in the database, and its API beside the bare route. */
export async function benchComplaints(): Promise<Row[]> {
  const world = await startWorld(fill)
  try {
    return [
      ...(await queueInDatabase(world)),
      ...(await readBesideBare(world, 'complaints', 'queue of cases', await traffic(world), null)),
    ]
  } finally {
    await world.stop()
  }
}

async function fill(url: string): Promise<void> {
  await insertManyProducts(url, 1_000)
  const sql = postgres(url, { max: 1 })
  await sql`
    insert into complaint_cases (id, number, track, kind, state, region_code, office_name, merchant_id, merchant_name,
      product_id, product_name, facts, received_at, changed_at, due_kind, due_on, queue_on)
    select gen_random_uuid(), '奉节市监投〔2026〕' || n || '号',
      case when n % 4 = 0 then 'violationReport' else 'complaint' end,
      (array['price', 'quality', 'service', 'falseCertification'])[1 + n % 4], 'received',
      (500101 + (n::bigint * 7919) % 38)::text, '市场监督管理局', gen_random_uuid(), '商家 ' || n % 400, gen_random_uuid(),
      '商品 ' || n % 1000, '收到的商品与页面描述不符，联系商家没有回复，要求处理', now() - n * interval '20 seconds', now(),
      'accept', current_date + ((n::bigint * 104729) % 60)::int - 10, current_date + ((n::bigint * 104729) % 60)::int - 10
    from generate_series(1, ${CASES}) n`
  await sql`vacuum analyze complaint_cases`
  await sql.end()
}

/** Pages of a county's, an officer's and the city's queue, each from a random place: how long the database takes. */
async function queueInDatabase(world: World): Promise<Row[]> {
  const platform = await createPlatform(world.config, { clock: systemClock })
  const { db } = platform.database
  const today = dayInShanghai(systemClock())
  const random = seeded(11)
  const city: Officer = { userId: crypto.randomUUID(), regions: null, involvedIn: [] }
  const times: number[] = []
  for (let read = 0; read < READS; read++) {
    const county: Officer = { ...city, regions: [String(500_101 + Math.floor(random() * 38))] }
    const officer = read % 3 === 0 ? city : county
    const filter = read % 5 === 0 ? ({ filter: 'overdue' } as const) : {}
    const day = new Date(Date.parse(today) + (random() * 50 - 8) * 86_400_000).toISOString().slice(0, 10)
    const cursor = read % 2 === 0 ? { cursor: `${day}.${crypto.randomUUID()}` } : {}
    const started = performance.now()
    await queueRows(db, officer, { ...filter, ...cursor }, today, PAGE + 1)
    times.push(performance.now() - started)
  }
  await platform.database.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return [
    row('complaints', `queue of ${CASES} open cases, p50 in the database`, at(0.5), 'ms', null, ''),
    row('complaints', `queue of ${CASES} open cases, p99 in the database`, at(0.99), 'ms', 50, '≤ 1'),
  ]
}

/** The city's officer goes through its queue by filters and pages. */
async function traffic(world: World): Promise<() => Shot> {
  const platform = await createPlatform(world.config, { clock: systemClock })
  const userId = await createStaff(platform, { phone: '13600000998', roles: ['regulator'] })
  await assignCounty(platform.database.db, userId, CITY_REGION, 'regulator')
  const token = await platform.tokens.signAccess({ userId, roles: ['shopper', 'regulator'] })
  await platform.database.close()
  const headers = { authorization: `Bearer ${token}` }
  const random = seeded(13)
  const filters = ['', '?filter=overdue', '?filter=soon', '?kind=price', '?track=complaint']
  return () => ({
    method: 'GET',
    path: `/api/regulator/cases${filters[Math.floor(random() * filters.length)]}`,
    headers,
  })
}
