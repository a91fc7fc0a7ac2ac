import { policy } from '@yuxiang/shared/policy'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { merchantFacts } from '../merchants/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { Catalogue, ProductFacts } from './catalogue.ts'
import { addDays } from './days.ts'
import { lockImportsOf } from './import-bars.ts'
import { writeStep } from './steps.ts'
import { certificationApplications, certifications, farmerBenefits } from './tables.ts'

type Live = typeof certifications.$inferSelect

/** From this day on, a certificate may be renewed. */
const renewableFrom = (validTo: string) => addDays(validTo, -policy.certificationRenewalAhead.value)

export const isRenewable = (validTo: string, today: string): boolean => renewableFrom(validTo) <= today

/**
 * Begins an application for a product of these merchants; towards the end of its certificate it is a renewal and
 * carries what was said the last time. Refusals: `product_not_found`, `certification_case_open`,
 * `certificate_in_force`. Answers its id.
 */
export async function draftCase(
  tx: Db,
  { platform, catalogue, userId, merchantIds }: Drafting,
  productId: string,
): Promise<string> {
  const now = platform.clock()
  const [product] = await catalogue.productFacts(tx, [productId])
  if (!product || !merchantIds.includes(product.merchantId)) throw new Refusal('product_not_found')
  await lockImportsOf(tx, [product.countyCode], 'apply')
  const live = await liveOf(tx, productId)
  if (live && !isRenewable(live.validTo, dayInShanghai(now))) throw new Refusal('certificate_in_force')
  const id = newId()
  try {
    const counties = await catalogue.countiesOf(platform, tx)
    const county = counties.find(({ code }) => code === product.countyCode)?.name ?? ''
    await insertCase(tx, { id, product, live, county, now })
  } catch (error) {
    if (violatedConstraint(error) === 'certification_applications_open') {
      throw new Refusal('certification_case_open')
    }
    throw error
  }
  await writeStep(tx, {
    subject: { applicationId: id },
    event: 'create',
    by: { userId, role: 'merchant' },
    at: now,
    to: 'draft',
    opinion: live ? `续期：${live.certificateNo}` : '',
  })
  return id
}

interface Drafting {
  platform: Platform
  catalogue: Catalogue
  userId: string
  merchantIds: readonly string[]
}

async function liveOf(tx: Db, productId: string): Promise<Live | undefined> {
  const [live] = await tx
    .select()
    .from(certifications)
    .where(
      and(eq(certifications.productId, productId), inArray(certifications.state, ['published', 'suspended'])),
    )
  return live
}

async function insertCase(
  tx: Db,
  {
    id,
    product,
    live,
    county,
    now,
  }: { id: string; product: ProductFacts; live: Live | undefined; county: string; now: Date },
): Promise<void> {
  const sql = sqlOf(tx)
  const [merchant] = await sql<{ name: string }[]>`
    select name from ${merchantFacts(sql)} merchant where id = ${product.merchantId}`
  const [before] = await tx
    .select()
    .from(certificationApplications)
    .where(
      and(
        eq(certificationApplications.productId, product.id),
        eq(certificationApplications.merchantId, product.merchantId),
      ),
    )
    .orderBy(desc(certificationApplications.id))
    .limit(1)
  const { goodsKind, origin, priceFen, marketPriceFen, yearlySupplyFen, supplyNote, mechanism, materials } =
    before ?? {}
  await tx.insert(certificationApplications).values({
    goodsKind: goodsKind ?? 'primary',
    origin: origin ?? product.origin,
    ...(before && { priceFen, marketPriceFen, yearlySupplyFen, supplyNote, mechanism, materials }),
    households: before?.households ?? live?.households ?? 0,
    id,
    productId: product.id,
    merchantId: product.merchantId,
    countyCode: product.countyCode,
    kind: live ? 'renewal' : 'new',
    previousId: live?.id ?? null,
    productName: product.name,
    merchantName: merchant?.name ?? '',
    county,
    imageUrl: product.imageUrl,
    createdAt: now,
    changedAt: now,
  })
  if (!before) return
  const rows = await tx.select().from(farmerBenefits).where(eq(farmerBenefits.applicationId, before.id))
  if (rows.length > 0)
    await tx.insert(farmerBenefits).values(rows.map((row) => ({ ...row, applicationId: id })))
}
