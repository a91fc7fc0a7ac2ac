import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { offerLabel } from '@yuxiang/shared/promotions/words'
import type { CampaignState } from '@yuxiang/shared/states/campaign'
import type postgres from 'postgres'
import { pictureUrl } from '../catalog/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Author } from './authors.ts'
import { requireSeen } from './find-campaign.ts'

export interface ListQuery<State> {
  state?: State | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

const pageSizeDefault = 20
/** A month's calendar shows so many at most. */
const CALENDAR_MAX = 500

type Instants = 'startsAt' | 'endsAt' | 'createdAt' | 'publishedAt'
interface Row extends Omit<Campaign, Instants | 'usedFen' | 'imageUrl' | 'payer' | 'label' | 'phase'> {
  startsAt: string
  endsAt: string
  createdAt: string
  publishedAt: string | null
  usedFen: string
}

/** The condition that rows are this author's to see; the operator sees all. */
export const seenBy = (sql: postgres.Sql, author: Author) =>
  author.isOperator ? sql`true` : sql`merchant_id = any(${[...author.merchantIds]}::uuid[])`

/** Campaigns, the newest first, on from a cursor: the id of the last one seen. */
export async function listCampaigns(
  db: Db,
  author: Author,
  { state, cursor, pageSize = pageSizeDefault }: ListQuery<CampaignState>,
  now: Date,
): Promise<{ items: Campaign[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const rows = await sql<Row[]>`
    with page as (
      select * from campaigns
      where ${seenBy(sql, author)} ${state ? sql`and state = ${state}` : sql``}
        ${cursor ? sql`and id < ${cursor}::uuid` : sql``}
      order by id desc limit ${pageSize + 1}
    )
    ${shown(sql)} order by campaign.id desc`
  const items = rows.slice(0, pageSize).map((row) => campaignOf(row, now))
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** Those whose time touches the month (Asia/Shanghai); what was thrown away is left out. */
export async function readCalendar(
  db: Db,
  author: Author,
  month: string,
  now: Date,
): Promise<{ items: Campaign[] }> {
  const sql = sqlOf(db)
  const first = `${month}-01T00:00:00+08:00`
  const rows = await sql<Row[]>`
    with page as (
      select * from campaigns
      where ${seenBy(sql, author)} and state <> 'discarded' and ends_at > ${first}::timestamptz
        and starts_at < ${first}::timestamptz + interval '1 month'
      order by starts_at, id limit ${CALENDAR_MAX}
    )
    ${shown(sql)} order by campaign.starts_at, campaign.id`
  return { items: rows.map((row) => campaignOf(row, now)) }
}

/** One campaign; refuses with `campaign_not_found`. */
export async function readCampaign(db: Db, author: Author, campaignId: string, now: Date): Promise<Campaign> {
  await requireSeen(db, author, campaignId)
  const sql = sqlOf(db)
  const [row] = await sql<Row[]>`
    with page as (select * from campaigns where id = ${campaignId}) ${shown(sql)}`
  if (!row) throw new Error(`campaign ${campaignId} is gone`)
  return campaignOf(row, now)
}

const shown = (sql: postgres.Sql) => sql`
  select campaign.id, campaign.merchant_id as "merchantId", merchant.name as "merchantName", campaign.name,
    campaign.description, campaign.image_hash as "imageHash", campaign.plan, campaign.starts_at as "startsAt",
    campaign.ends_at as "endsAt", campaign.state, campaign.reason, campaign.created_at as "createdAt",
    campaign.published_at as "publishedAt", coalesce(usage.used_fen, 0) as "usedFen",
    coalesce(usage.used_count, 0) as "usedCount"
  from page campaign
  left join campaign_usage usage on usage.campaign_id = campaign.id
  left join ${merchantFacts(sql)} merchant on merchant.id = campaign.merchant_id`

const instantOf = (text: string) => new Date(text).toISOString()

function campaignOf(row: Row, now: Date): Campaign {
  const { startsAt, endsAt, createdAt, publishedAt, usedFen, plan, ...rest } = row
  const at = now.getTime()
  return {
    ...rest,
    plan,
    startsAt: instantOf(startsAt),
    endsAt: instantOf(endsAt),
    createdAt: instantOf(createdAt),
    publishedAt: publishedAt === null ? null : instantOf(publishedAt),
    usedFen: Number(usedFen),
    imageUrl: rest.imageHash === null ? null : pictureUrl(rest.imageHash, 1200),
    payer: rest.merchantId === null ? 'platform' : 'merchant',
    label: plan.kind === 'offer' ? offerLabel(plan) : '限时特价',
    phase: at < Date.parse(startsAt) ? 'upcoming' : at < Date.parse(endsAt) ? 'running' : 'over',
  }
}
