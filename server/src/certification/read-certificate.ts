import type { Certificate, Revocation } from '@yuxiang/shared/api/certification'
import { yuanPerYear } from '@yuxiang/shared/certification/requirements'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import type { Snapshot } from './content.ts'
import { qrCodePath } from './qr-code.ts'

interface Row {
  id: string
  productId: string
  certificateNo: string
  state: Certificate['state']
  reason: string | null
  changedOn: string | null
  publishedOn: string
  validTo: string
  households: number
  yuanPerHouseholdYear: number
  benefitWays: string[]
  county: string
  merchantName: string
  nextRecheckOn: string | null
  notice: { id: string; startsOn: string; endsOn: string; shown: Snapshot } | null
  renewedBy: string | null
  rechecks: Certificate['rechecks']
  benefitCheckedOn: string | null
}

/** A certificate by its number, in the state it has today; refuses with `certificate_not_found`. */
export async function readCertificate(
  platform: Platform,
  catalogue: Catalogue,
  no: string,
): Promise<Certificate> {
  const { db } = platform.database
  const row = await readRow(db, catalogue, no, dayInShanghai(platform.clock()))
  const [product] = await catalogue.productFacts(db, [row.productId])
  if (!product) throw new Refusal('certificate_not_found')
  const { id: _, productId: __, notice, merchantName, ...shown } = row
  const benefits = notice?.shown.benefits ?? []
  return {
    ...shown,
    product: { id: product.id, name: product.name, imageUrl: product.imageUrl, onSale: product.onSale },
    merchantName: notice?.shown.merchantName ?? merchantName,
    origin: notice?.shown.origin ?? product.origin,
    // What a re-check found takes the place of what was applied for.
    yuanPerYear:
      benefits.length > 0 && row.benefitCheckedOn === null
        ? yuanPerYear(benefits)
        : row.households * row.yuanPerHouseholdYear,
    benefits,
    notice: notice && { id: notice.id, startsOn: notice.startsOn, endsOn: notice.endsOn },
    qrCodeUrl: qrCodePath(row.certificateNo),
  }
}

async function readRow(db: Db, catalogue: Catalogue, no: string, today: string): Promise<Row> {
  const sql = sqlOf(db)
  const { counties, products } = catalogue.sources(sql)
  const [row] = await sql<Row[]>`
    select certificate.id, certificate.product_id as "productId", certificate.certificate_no as "certificateNo",
      case when certificate.state in ('published', 'suspended') and certificate.valid_to < ${today}::date
        then 'expired' else certificate.state end as state,
      case when certificate.state in ('suspended', 'revoked') then certificate.reason end as reason,
      (certificate.changed_at at time zone 'Asia/Shanghai')::date::text as "changedOn",
      certificate.published_on::text as "publishedOn", certificate.valid_to::text as "validTo",
      certificate.households, certificate.yuan_per_household_year as "yuanPerHouseholdYear",
      certificate.benefit_ways as "benefitWays", county.name as county, merchant.name as "merchantName",
      certificate.next_recheck_on::text as "nextRecheckOn",
      case when notice.id is not null then json_build_object('id', notice.id, 'startsOn', notice.starts_on,
        'endsOn', notice.ends_on, 'shown', notice.shown) end as notice,
      (select later.certificate_no from certifications later where later.id = certificate.renewed_by) as "renewedBy",
      coalesce((select json_agg(json_build_object('on', done_on, 'passed', passed,
        'households', households, 'yuanPerHouseholdYear', yuan_per_household_year) order by due_on)
        from certification_rechecks where certification_id = certificate.id), '[]') as rechecks,
      (select max(done_on)::text from certification_rechecks recheck where recheck.certification_id = certificate.id
        and recheck.passed and recheck.households is not null) as "benefitCheckedOn"
    from certifications certificate
    join ${counties} county on county.code = certificate.county_code
    join ${products} product on product.id = certificate.product_id
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    left join certification_notices notice on notice.application_id = certificate.application_id
    where certificate.certificate_no = ${no}`
  if (!row) throw new Refusal('certificate_not_found')
  return row
}

/** Certificates that were revoked or are suspended, the last first. The cursor is the moment and id of the last. */
export async function listRevocations(
  db: Db,
  catalogue: Catalogue,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: Revocation[]; nextCursor?: string }> {
  const sql = sqlOf(db)
  const [, at, id] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && id === undefined) throw new Refusal('invalid_input')
  const { products, counties } = catalogue.sources(sql)
  const after = id
    ? sql`(certificate.changed_at, certificate.id) < (${new Date(Number(at)).toISOString()}::timestamptz, ${id}::uuid)`
    : sql`true`
  const rows = await sql<(Revocation & { atMs: string })[]>`
    select certificate.id, certificate.certificate_no as "certificateNo", product.name as "productName",
      merchant.name as "merchantName", county.name as county, certificate.state,
      coalesce(certificate.reason, '') as reason,
      (certificate.changed_at at time zone 'Asia/Shanghai')::date::text as "changedOn",
      (extract(epoch from certificate.changed_at) * 1000)::bigint as "atMs"
    from certifications certificate
    join ${products} product on product.id = certificate.product_id
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    join ${counties} county on county.code = certificate.county_code
    where certificate.state in ('revoked', 'suspended') and certificate.changed_at is not null and ${after}
    order by certificate.changed_at desc, certificate.id desc limit ${pageSize + 1}`
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(({ atMs: _, ...row }) => row),
    ...(last && { nextCursor: `${last.atMs}.${last.id}` }),
  }
}
