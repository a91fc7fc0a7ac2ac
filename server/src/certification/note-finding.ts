import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Finding } from '../supervision/index.ts'
import type { World } from './certificate-acts.ts'
import { writeStep } from './steps.ts'
import { paths, tellCounty } from './tell.ts'

const titles: Record<Finding['kind'], string> = {
  sample: '认定产品抽检不合格',
  penalty: '认定产品涉及的违法行为已被处罚',
  measure: '市场监管部门对认定产品或其单位采取了措施',
  blacklist: '有认定的市场主体被列入黑名单',
  suspension: '市场监管部门暂停了一份认定',
}

interface Concerned {
  id: string
  countyCode: string
  certificateNo: string
  productName: string
}

/**
 * What supervision found stands on the file of each certificate concerned, and its county hears of it once, or the city
 * where the county's office has nobody. What follows for the certificate is theirs to decide.
 */
export async function noteFinding(tx: Db, world: World, finding: Finding): Promise<void> {
  const { kind, words, actorId, at, sourceId } = finding
  const concerned = await concernedBy(tx, world, finding)
  if (kind !== 'suspension') {
    for (const { id } of concerned) {
      const by = { userId: actorId, role: 'regulator' } as const
      await writeStep(tx, { subject: { certificationId: id }, event: 'finding', by, at, opinion: words })
    }
  }
  for (const [countyCode, certificates] of Map.groupBy(concerned, (one) => one.countyCode)) {
    const [first, ...others] = certificates
    if (!first) continue
    const named = `${first.productName}（${first.certificateNo}）`
    await tellCounty(tx, world.platform, countyCode, {
      title: titles[kind],
      text: `${others.length > 0 ? `${named}等 ${certificates.length} 份认定` : named}：${words}`,
      path: others.length > 0 ? paths.officeCertificates : paths.officeCertificate(first.id),
      dedupeKey: `certificate-finding/${sourceId}/${countyCode}`,
    })
  }
}

/** The certificates that hold, or are suspended, of the product or of all the merchant has. */
async function concernedBy(
  tx: Db,
  { catalogue }: World,
  { merchantId, productId, at }: Finding,
): Promise<Concerned[]> {
  const sql = sqlOf(tx)
  return sql<Concerned[]>`
    select certificate.id, certificate.county_code as "countyCode", certificate.certificate_no as "certificateNo",
      product.name as "productName"
    from certifications certificate
    join ${catalogue.sources(sql).products} product on product.id = certificate.product_id
    where product.merchant_id = ${merchantId}
      and (${productId}::uuid is null or product.id = ${productId}::uuid)
      and certificate.state in ('published', 'suspended') and certificate.valid_to >= ${dayInShanghai(at)}::date
    order by certificate.county_code, certificate.id`
}
