import type { CertificateFile, OfficeCertificate } from '@yuxiang/shared/api/certification-office'
import { policy } from '@yuxiang/shared/policy'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Catalogue } from './catalogue.ts'
import { addDays } from './days.ts'
import type { Office } from './office.ts'
import { stepsOf } from './view-case.ts'

export interface CertificateQuery {
  county?: string | undefined
  filter?: OfficeCertificate['state'] | 'ending' | 'recheck' | undefined
  q?: string | undefined
  sort?: 'publishedOn' | 'validTo' | 'households' | 'nextRecheckOn' | undefined
}

type Sees = Pick<Office, 'counties'>

/** What joins and conditions a list of an office's certificates has. */
function among(db: Db, catalogue: Catalogue, { counties }: Sees, query: CertificateQuery, today: string) {
  const sql = sqlOf(db)
  const { county, filter, q = '' } = query
  const { products, counties: names } = catalogue.sources(sql)
  const live = sql`certificate.state in ('published', 'suspended')`
  const until = (days: number) => addDays(today, days)
  const wanted =
    filter === undefined
      ? sql`true`
      : filter === 'ending'
        ? sql`${live} and certificate.valid_to <= ${until(policy.certificationRenewalAhead.value)}::date`
        : filter === 'recheck'
          ? sql`certificate.state = 'published'
              and certificate.next_recheck_on <= ${until(policy.certificationRecheckAhead.value)}::date`
          : sql`certificate.state = ${filter}`
  return sql`
    from certifications certificate
    join ${products} product on product.id = certificate.product_id
    join ${merchantFacts(sql)} merchant on merchant.id = product.merchant_id
    join ${names} county on county.code = certificate.county_code
    where ${counties === null ? sql`true` : sql`certificate.county_code = any(${[...counties]}::text[])`}
      and (${county ?? null}::text is null or certificate.county_code = ${county ?? null})
      and (${q} = '' or position(${q} in certificate.certificate_no) > 0
        or position(${q} in product.name) > 0 or position(${q} in merchant.name) > 0)
      and ${wanted}`
}

const columns = (db: Db) => sqlOf(db)`
  certificate.id, certificate.certificate_no as "certificateNo", certificate.product_id as "productId",
  product.name as "productName", merchant.name as "merchantName", county.name as county,
  certificate.county_code as "countyCode", certificate.state, certificate.reason,
  certificate.published_on::text as "publishedOn", certificate.valid_to::text as "validTo",
  certificate.households, certificate.yuan_per_household_year as "yuanPerHouseholdYear",
  certificate.next_recheck_on::text as "nextRecheckOn"`

function orderOf(db: Db, sort: NonNullable<CertificateQuery['sort']>) {
  const sql = sqlOf(db)
  if (sort === 'validTo') return sql`certificate.valid_to, certificate.id`
  if (sort === 'households') return sql`certificate.households desc, certificate.id`
  if (sort === 'nextRecheckOn') return sql`certificate.next_recheck_on nulls last, certificate.id`
  return sql`certificate.published_on desc, certificate.id desc`
}

/** Certificates of an office's counties, by filter, search and sort. */
export async function listCertificates(
  { platform, catalogue }: { platform: Platform; catalogue: Catalogue },
  db: Db,
  office: Sees,
  {
    page = 1,
    pageSize = 20,
    ...query
  }: CertificateQuery & { page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: OfficeCertificate[]; total: number }> {
  const sql = sqlOf(db)
  const today = dayInShanghai(platform.clock())
  const rows = await sql<OfficeCertificate[]>`
    select ${columns(db)} ${among(db, catalogue, office, query, today)}
    order by ${orderOf(db, query.sort ?? 'publishedOn')} limit ${pageSize} offset ${(page - 1) * pageSize}`
  const [count] = await sql<{ total: number }[]>`
    select count(*)::int as total ${among(db, catalogue, office, query, today)}`
  return { items: [...rows], total: count?.total ?? 0 }
}

/** One of them with all that happened to it; refuses with `certificate_not_found`. */
export async function readCertificateFile(
  { platform, catalogue }: { platform: Platform; catalogue: Catalogue },
  db: Db,
  office: Sees,
  id: string,
): Promise<CertificateFile> {
  const sql = sqlOf(db)
  const [row] = await sql<OfficeCertificate[]>`
    select ${columns(db)} ${among(db, catalogue, office, {}, '2000-01-01')} and certificate.id = ${id}`
  if (!row) throw new Refusal('certificate_not_found')
  return { ...row, steps: await stepsOf(platform, db, { certificationId: id }) }
}
