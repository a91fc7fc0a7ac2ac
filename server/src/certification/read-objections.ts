import type { OfficeObjection } from '@yuxiang/shared/api/certification-office'
import { maskPhone } from '../platform/crypto.ts'
import { type Db, type Fragment, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Office } from './office.ts'
import { papersOf } from './papers.ts'

interface Query {
  filter?: 'open' | 'answered' | undefined
  cursor?: string | undefined
  pageSize?: number | undefined
}

interface Row {
  id: string
  reason: string
  state: OfficeObjection['state']
  answer: string | null
  at: string
  applicationId: string
  productName: string
  merchantName: string
  county: string
  noticeEndsOn: string
  nameEncrypted: string
  phoneEncrypted: string
  evidence: string[]
}

/** Objections to the notices of an office's counties, newest first. */
export async function listObjections(
  platform: Platform,
  db: Db,
  office: Pick<Office, 'counties'>,
  { filter, cursor, pageSize = 20 }: Query,
): Promise<{ items: OfficeObjection[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const wanted = filter === undefined ? sql`true` : sql`(objection.state = 'open') = ${filter === 'open'}`
  const rows = await rowsWhere(
    db,
    office,
    sql`${wanted} and (${cursor ?? null}::uuid is null or objection.id < ${cursor ?? null}::uuid)`,
    pageSize + 1,
  )
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return { items: await viewsOf(platform, db, shown), ...(last && { nextCursor: last.id }) }
}

/** One of them; refuses with `not_found`. */
export async function readObjection(
  platform: Platform,
  db: Db,
  office: Pick<Office, 'counties'>,
  id: string,
): Promise<OfficeObjection> {
  const sql = sqlOf(db)
  const [view] = await viewsOf(platform, db, await rowsWhere(db, office, sql`objection.id = ${id}`, 1))
  if (!view) throw new Refusal('not_found')
  return view
}

function rowsWhere(
  db: Db,
  { counties }: Pick<Office, 'counties'>,
  condition: Fragment,
  limit: number,
): Promise<Row[]> {
  const sql = sqlOf(db)
  const own = counties === null ? sql`true` : sql`notice.county_code = any(${[...counties]}::text[])`
  return sql<Row[]>`
    select objection.id, objection.reason, objection.state, objection.answer, objection.evidence,
      objection.created_at as at, notice.application_id as "applicationId",
      notice.shown->>'productName' as "productName", notice.shown->>'merchantName' as "merchantName",
      notice.shown->>'county' as county, notice.ends_on::text as "noticeEndsOn",
      objection.name_encrypted as "nameEncrypted", objection.phone_encrypted as "phoneEncrypted"
    from certification_objections objection
    join certification_notices notice on notice.id = objection.notice_id
    where ${own} and ${condition}
    order by objection.id desc limit ${limit}`
}

async function viewsOf(platform: Platform, db: Db, rows: readonly Row[]): Promise<OfficeObjection[]> {
  const papers = await papersOf(
    platform,
    db,
    rows.flatMap((row) => row.evidence),
  )
  return rows.map(({ nameEncrypted, phoneEncrypted, evidence, at, ...row }) => ({
    ...row,
    at: new Date(at).toISOString(),
    nameMasked: `${platform.cipher.decrypt(nameEncrypted).slice(0, 1)}**`,
    phoneMasked: maskPhone(platform.cipher.decrypt(phoneEncrypted)),
    evidence: evidence.flatMap((id) => papers.get(id) ?? []),
  }))
}
