import type { CertifiableProduct } from '@yuxiang/shared/api/certification'
import { openApplicationStates } from '@yuxiang/shared/states/certification'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { World } from './certificate-acts.ts'
import { isRecheckOpen } from './days.ts'
import { isRenewable } from './draft-case.ts'

type Certificate = NonNullable<CertifiableProduct['certificate']>

/** The products of these merchants with the certificate each has, and whether an application can be begun. */
export async function listCertifiable(
  { platform, catalogue }: World,
  db: Db,
  merchantIds: readonly string[],
  {
    q = '',
    page = 1,
    pageSize = 20,
  }: { q?: string | undefined; page?: number | undefined; pageSize?: number | undefined },
): Promise<{ items: CertifiableProduct[]; total: number }> {
  const today = dayInShanghai(platform.clock())
  const sql = sqlOf(db)
  const { items, total } = await catalogue.productsOfMerchants(db, merchantIds, {
    q,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })
  const ids = items.map(({ id }) => id)
  const counties = new Map((await catalogue.countiesOf(platform)).map(({ code, name }) => [code, name]))
  const certificates = await sql<(Certificate & { productId: string })[]>`
    select distinct on (product_id) id, product_id as "productId", certificate_no as "certificateNo",
      case when state in ('published', 'suspended') and valid_to < ${today}::date then 'expired' else state end as state,
      valid_to::text as "validTo", next_recheck_on::text as "recheckOn"
    from certifications where product_id = any(${ids}::uuid[])
    order by product_id, (state = 'renewed'), published_on desc`
  const open = await sql<{ id: string; productId: string }[]>`
    select id, product_id as "productId" from certification_applications
    where product_id = any(${ids}::uuid[]) and state = any(${[...openApplicationStates]}::text[])`
  return {
    total,
    items: items.map(({ id, name, imageUrl, countyCode }) => {
      const { productId: _, ...certificate } = certificates.find((one) => one.productId === id) ?? {
        productId: '',
      }
      const known = 'certificateNo' in certificate ? (certificate as Certificate) : null
      const application = open.find((one) => one.productId === id)
      return {
        id,
        name,
        imageUrl,
        county: counties.get(countyCode) ?? '',
        certificate: known && { ...known, recheckOn: recheckOf(known, today) },
        may: application ? ('open' as const) : mayOf(known, today),
        applicationId: application?.id ?? null,
      }
    }),
  }
}

function recheckOf({ state, recheckOn }: Certificate, today: string): string | null {
  const holds = state === 'published' || state === 'suspended'
  return holds && isRecheckOpen(recheckOn, today) ? recheckOn : null
}

function mayOf(certificate: Certificate | null, today: string): CertifiableProduct['may'] {
  if (certificate?.state !== 'published' && certificate?.state !== 'suspended') return 'new'
  return isRenewable(certificate.validTo, today) ? 'renewal' : 'inForce'
}
