import type { ProposalInput } from '@yuxiang/shared/api/streamer-views'
import { brands } from '../brands/tables.ts'
import { createStaff } from '../identity/index.ts'
import { liveRooms, liveSessionProducts, liveSessions } from '../live/index.ts'
import { shopsOfStaff } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { moveStreamer } from '../streamers/move-streamer.ts'
import { proposeStreamer } from '../streamers/propose-streamer.ts'
import { setTargets } from '../streamers/set-targets.ts'
import { registerEntry } from '../streamers/write-entry.ts'
import { registerStreamer } from '../streamers/write-streamer.ts'
import { recordTraining } from '../streamers/write-training.ts'
import { demoCityOffice, demoCountyStaff, demoMerchantStaff, demoOperator } from './accounts.ts'
import { type CountyKey, counties } from './counties.ts'
import { platformAt } from './platform-at.ts'
import { type DemoRegister, demoRegister, demoTrainings } from './streamer-rows.ts'

type Context = Pick<Platform, 'clock' | 'cipher' | 'database'>
const dayMs = 86_400_000
const dayHours = 24

/** A host as the later steps need it. */
interface Host {
  id: string
  name: string
  county: CountyKey
  account: { platform: DemoRegister['hosts'][number][2]; accountId: string }
}

/** The register of the demo by the acts of its desks: a year of entries, trainings, sessions and targets. */
export async function writeStreamers(tx: Db, context: Context): Promise<void> {
  const operatorId = await createStaff(context, demoOperator, tx)
  const clerks = new Map<string, string>()
  for (const { countyCode, ...staff } of demoCountyStaff)
    clerks.set(countyCode, await createStaff(context, staff, tx))
  const hosts: Host[] = []
  for (const [index, part] of demoRegister.entries()) {
    const userId = clerks.get(counties[part.county].code) ?? operatorId
    hosts.push(...(await writePart(tx, context, userId, { part, daysAgo: 250 - index * 9 })))
  }
  await writeTrainings(tx, context, operatorId, hosts)
  await writePastSessions(tx, context, operatorId, hosts)
  await adoptSessions(tx)
  await writeProposals(tx, context, clerks.get(counties.fengjie.code) ?? operatorId)
  await writeTargets(tx, context)
}

async function writePart(
  tx: Db,
  context: Context,
  userId: string,
  { part, daysAgo }: { part: DemoRegister; daysAgo: number },
): Promise<Host[]> {
  const { code: countyCode, name: county } = counties[part.county]
  const place = { countyCode, county }
  const platform = platformAt(tx, context, daysAgo * dayHours)
  const given = { county: place, now: platform.clock() }
  const plain = { countyCode, venueId: null, brandId: null, productIds: [] }
  const baseId = await registerEntry(tx, { userId }, { ...plain, ...part.base, kind: 'base' }, given)
  const team = part.team && { ...plain, kind: 'team' as const, name: part.team, place: '', intro: '' }
  const teamId = team ? await registerEntry(tx, { userId }, team, given) : null
  if (part.brand) {
    const brandId = await brandNamed(tx, part.brand)
    const brand = { ...plain, kind: 'brand' as const, name: part.brand, place: '', intro: '', brandId }
    await registerEntry(tx, { userId }, brand, given)
  }
  const hosts: Host[] = []
  for (const [index, [name, kind, on, accountId]] of part.hosts.entries()) {
    const account = { platform: on, name: name.split(' ')[0] ?? name, accountId }
    const input = {
      ...{ name, kind, countyCode, baseId, merchantId: null, isPublic: true, accounts: [account] },
      teamId: kind === 'professional' ? teamId : null,
      intro: `${county}${part.base.name.replace(/^.{2}/, '')}的${name.split(' ')[1] ?? '主播'}，讲自家地里的东西。`,
      certifiedBy: `${county}商务主管部门`,
      phone: `1390000${String(7_001 + index + hostNumber(part.county)).padStart(4, '0')}`,
    }
    const id = await registerStreamer(tx, platform, { userId }, input, place)
    hosts.push({ id, name, county: part.county, account })
  }
  return hosts
}

const hostNumber = (county: CountyKey): number => demoRegister.findIndex((one) => one.county === county) * 10

async function brandNamed(tx: Db, name: string): Promise<string | null> {
  const rows = await tx.select({ id: brands.id, name: brands.name }).from(brands)
  return rows.find((brand) => brand.name === name)?.id ?? null
}

async function writeTrainings(
  tx: Db,
  context: Context,
  userId: string,
  hosts: readonly Host[],
): Promise<void> {
  for (const { county, daysAgo, course, hours, place } of demoTrainings) {
    const { code: countyCode, name } = counties[county]
    const now = new Date(context.clock().getTime() - daysAgo * dayMs)
    const participants = hosts
      .filter((host) => host.county === county)
      .map(({ id }, index) => ({
        streamerId: id,
        result: index === 3 ? ('absent' as const) : ('passed' as const),
      }))
    const input = { course, hours, place, countyCode, participants, organiser: `${name}商务主管部门` }
    await recordTraining(
      tx,
      { userId, counties: null },
      { ...input, heldOn: dayInShanghai(now) },
      { county: { countyCode, county: name }, now },
    )
  }
}

/** Hours ago, over the last weeks; the second host of a county broadcasts less. */
const sessionHours = [30, 75, 150, 290, 460]

/** What these hosts broadcast so far: sessions that are over, with certified goods of their county. */
async function writePastSessions(
  tx: Db,
  context: Context,
  createdBy: string,
  hosts: readonly Host[],
): Promise<void> {
  const createdAt = context.clock()
  const active = hosts.filter((_, index) => index % 4 !== 3)
  const rooms = active.map(({ name, account }) => {
    const row = { platform: account.platform, accountId: account.accountId, name: name.split(' ')[0] ?? name }
    return { id: newId(), ...row, createdBy, createdAt }
  })
  await tx.insert(liveRooms).values(rooms)
  const goods = await goodsByCounty(tx)
  const sessions: (typeof liveSessions.$inferInsert & { id: string })[] = []
  const shown: (typeof liveSessionProducts.$inferInsert)[] = []
  for (const [index, host] of active.entries()) {
    const { code: countyCode, name: county } = counties[host.county]
    for (const [turn, hours] of sessionHours.slice(0, 5 - (index % 4)).entries()) {
      const startsAt = new Date(createdAt.getTime() - (hours + index) * 3_600_000)
      const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000)
      const first = (index + turn) % 3
      const products = (goods.get(countyCode) ?? []).slice(first, first + 4)
      const [id, title] = [newId(), `${products[0]?.name ?? county}专场`]
      sessions.push({
        ...{ id, roomId: rooms[index]?.id ?? '', title, hostName: host.name, streamerId: host.id },
        ...{ countyCode, county, startsAt, endsAt, startedAt: startsAt, endedAt: endsAt },
        ...{ state: 'ended', coverHash: products[0]?.imageHash ?? null, createdBy, createdAt: startsAt },
      })
      shown.push(...products.map((product, position) => ({ sessionId: id, productId: product.id, position })))
    }
  }
  await tx.insert(liveSessions).values(sessions)
  if (shown.length > 0) await tx.insert(liveSessionProducts).values(shown)
}

async function goodsByCounty(
  tx: Db,
): Promise<Map<string, { id: string; name: string; imageHash: string }[]>> {
  const rows = await sqlOf(tx)<{ countyCode: string; id: string; name: string; imageHash: string }[]>`
    select county_code as "countyCode", id, name, image_hashes[1] as "imageHash" from products
    where state = 'onSale' order by sales desc, id`
  return Map.groupBy(rows, ({ countyCode }) => countyCode)
}

/** Sessions of the live schedule whose host is not on the register get the first public streamer of their county. */
async function adoptSessions(tx: Db): Promise<void> {
  await sqlOf(tx)`
    update live_sessions session set streamer_id = host.id, host_name = host.name
    from (select distinct on (county_code) county_code, id, name from streamers
      where state = 'registered' and is_public order by county_code, id) as host
    where session.streamer_id is null and host.county_code = session.county_code`
}

/** What the first merchant says of its own people: one on the register, one that waits, one to be mended. */
async function writeProposals(tx: Db, context: Context, clerkId: string): Promise<void> {
  const userId = await createStaff(context, { phone: demoMerchantStaff[0] ?? '', roles: ['merchant'] }, tx)
  const [shop] = await shopsOfStaff(tx, userId)
  if (!shop) return
  const proposal = (name: string, accountId: string): ProposalInput => ({
    merchantId: shop.id,
    ...{ name, kind: 'merchant', intro: '合作社自己的直播间，每晚七点讲当天剪的果。', isPublic: true },
    accounts: [{ platform: 'douyin', name: '橙语坡直播间', accountId }],
  })
  const scope = { userId: clerkId, counties: null }
  const platform = platformAt(tx, context, 40 * dayHours)
  const propose = (name: string, accountId: string) =>
    proposeStreamer(tx, platform, userId, proposal(name, accountId))
  const registered = await propose('橙语坡直播间 店播一号', 'chengyupo_01')
  await moveStreamer(tx, platform, scope, { streamerId: registered, move: { event: 'register' } })
  const refused = await propose('橙语坡直播间 店播三号', 'chengyupo_03')
  const reason = '账号与店播一号重复使用，请写明主播本人的账号'
  await moveStreamer(tx, platform, scope, { streamerId: refused, move: { event: 'refuse', reason } })
  await propose('橙语坡直播间 店播二号', 'chengyupo_02')
}

/** Counties' targets of the year; the city's are the project's own. */
async function writeTargets(tx: Db, context: Context): Promise<void> {
  const userId = await createStaff(context, demoCityOffice, tx)
  const year = Number(dayInShanghai(context.clock()).slice(0, 4))
  for (const { county, hosts } of demoRegister) {
    const targets = [
      { kind: 'base' as const, target: 1 },
      { kind: 'team' as const, target: 2 },
      { kind: 'brand' as const, target: 3 },
      { kind: 'streamer' as const, target: hosts.length + 2 },
      { kind: 'trained' as const, target: hosts.length + 1 },
    ]
    await setTargets(tx, userId, { year, countyCode: counties[county].code, targets }, context.clock())
  }
}
