import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { offerLabel } from '@yuxiang/shared/promotions/words'
import type { CampaignState } from '@yuxiang/shared/states/campaign'
import type postgres from 'postgres'
import { pictureUrl } from '../catalog/index.ts'
import { merchantFacts } from '../merchants/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { type AudienceText, audienceTexts } from './audience.ts'
import type { Author } from './authors.ts'
import { requireSeen } from './find-campaign.ts'
import type { ScopeText } from './scope-text.ts'

export interface ListQuery<State> {
  state?: State | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

const pageSizeDefault = 20
/** A month's calendar shows so many at most. */
const CALENDAR_MAX = 500

type Instants = 'startsAt' | 'endsAt' | 'createdAt' | 'publishedAt'
type Worded = 'usedFen' | 'imageUrl' | 'payer' | 'label' | 'phase' | 'scopeText' | 'audienceText'
interface Row extends Omit<Campaign, Instants | Worded> {
  startsAt: string
  endsAt: string
  createdAt: string
  publishedAt: string | null
  usedFen: string
}

/**
 * The moment, and the words for scopes: these are read before, for who shows a campaign in a transaction can't wait
 * for another connection.
 */
export interface Showing {
  now: Date
  scopeText: ScopeText
}

/** The condition that rows are this author's to see; the operator sees all. */
export const seenBy = (sql: postgres.Sql, author: Author) =>
  author.isOperator ? sql`true` : sql`merchant_id = any(${[...author.merchantIds]}::uuid[])`

/** Campaigns, the newest first, on from a cursor: the id of the last one seen. */
export async function listCampaigns(
  db: Db,
  author: Author,
  { state, cursor, pageSize = pageSizeDefault }: ListQuery<CampaignState>,
  { now, scopeText }: Showing,
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
  const items = await campaignsOf(db, rows.slice(0, pageSize), { now, scopeText })
  const last = items.at(-1)
  return { items, ...(rows.length > pageSize && last && { nextCursor: last.id }) }
}

/** Those whose time touches the month (Asia/Shanghai); what was thrown away is left out. */
export async function readCalendar(
  db: Db,
  author: Author,
  month: string,
  showing: Showing,
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
  return { items: await campaignsOf(db, rows, showing) }
}

/** One campaign; refuses with `campaign_not_found`. */
export async function readCampaign(
  db: Db,
  author: Author,
  campaignId: string,
  showing: Showing,
): Promise<Campaign> {
  await requireSeen(db, author, campaignId)
  const sql = sqlOf(db)
  const [row] = await sql<Row[]>`
    with page as (select * from campaigns where id = ${campaignId}) ${shown(sql)}`
  const [campaign] = await campaignsOf(db, row ? [row] : [], showing)
  if (!campaign) throw new Error(`campaign ${campaignId} is gone`)
  return campaign
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

async function campaignsOf(db: Db, rows: readonly Row[], { now, scopeText }: Showing): Promise<Campaign[]> {
  const plans = rows.flatMap(({ plan }) => (plan.kind === 'offer' ? [plan.audience] : []))
  const audienceText = await audienceTexts(db, plans)
  return rows.map((row) => campaignOf(row, now, { scopeText, audienceText }))
}

function campaignOf(
  row: Row,
  now: Date,
  { scopeText, audienceText }: { scopeText: ScopeText; audienceText: AudienceText },
): Campaign {
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
    scopeText: plan.kind === 'offer' ? scopeText(plan.scope, rest.merchantName) : null,
    audienceText: plan.kind === 'offer' ? audienceText(plan.audience) : null,
    phase: at < Date.parse(startsAt) ? 'upcoming' : at < Date.parse(endsAt) ? 'running' : 'over',
  }
}
