import type { MeasureInput } from '@yuxiang/shared/api/supervision'
import { policy } from '@yuxiang/shared/policy'
import type { EnteredRule } from '@yuxiang/shared/supervision/credit'
import { type MeasureKind, measureNames, productMeasures } from '@yuxiang/shared/supervision/measures'
import { requireUninvolved } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import { takeEffect } from './measure-effects.ts'
import { lockMeasuresOf, overlaps } from './measure-rows.ts'
import { recordCredit } from './record-credit.ts'
import { officeName, type Regulator, regionFor, supervisedMerchant } from './scope.ts'
import { supervisionMeasures } from './tables.ts'
import { tellMerchant } from './tell.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000

const rules: Record<MeasureKind, EnteredRule> = {
  warning: 'warned',
  delisting: 'delisted',
  certificationSuspension: 'certificationSuspended',
  campaignExclusion: 'excluded',
  unionExclusion: 'excluded',
  blacklist: 'blacklisted',
}

/**
 * Imposes a measure: it holds from its start to its end by the clock, everywhere, is on the merchant's credit record, and
 * its people are told why and how to appeal. Answers its id. Refuses with `merchant_not_found` (also another county's),
 * `reviewer_involved`, `product_not_found`, `certificate_not_found`, `measure_dates_invalid`, `measure_incomplete`,
 * `measure_running`, `measure_source_unknown`.
 */
export async function imposeMeasure(
  tx: Db,
  world: World,
  regulator: Regulator,
  input: MeasureInput,
): Promise<string> {
  const { platform } = world
  const now = platform.clock()
  const merchant = await supervisedMerchant(tx, regulator, input.merchantId)
  await requireUninvolved(tx, platform, regulator.userId, { merchantId: merchant.id })
  const times = timesOf(input, now)
  requireWhole(input)
  await requireSource(tx, input)
  const product = await productOf(tx, world, input, now)
  const measure = {
    id: newId(),
    merchantId: merchant.id,
    kind: input.kind,
    productId: product?.id ?? null,
    ...times,
  }
  await lockMeasuresOf(tx, merchant.id)
  // Warnings may be given again; what keeps somebody from something holds once.
  if (input.kind !== 'warning' && (await overlaps(tx, measure))) throw new Refusal('measure_running')
  const certificationId = await suspendedCertificate(tx, world, regulator, {
    ...input,
    productId: measure.productId,
  })
  const regionCode = regionFor(regulator, merchant.countyCode)
  const { reason, remedy, isPublished, sourceKind, sourceId } = input
  await tx.insert(supervisionMeasures).values({
    ...measure,
    productName: product?.name ?? null,
    certificationId,
    reason,
    remedy,
    isPublished,
    sourceKind,
    sourceId,
    countyCode: merchant.countyCode,
    regionCode,
    imposedBy: regulator.userId,
    imposedAt: now,
  })
  await takeEffect(tx, world, measure, now)
  await note(tx, world, regulator, {
    input,
    measure,
    product,
    certificationId,
    county: merchant.county,
    regionCode,
  })
  return measure.id
}

interface Imposed {
  input: MeasureInput
  measure: { id: string; merchantId: string; productId: string | null; startsAt: Date; endsAt: Date | null }
  product: { name: string } | null
  certificationId: string | null
  county: string
  regionCode: string
}

/** The credit entry, the word to the merchant and to who certifies, and the audit row. */
async function note(tx: Db, world: World, { userId }: Regulator, imposed: Imposed): Promise<void> {
  const { platform, certificates } = world
  const { input, measure, product, certificationId, county, regionCode } = imposed
  const { id, merchantId, startsAt, endsAt } = measure
  const name = measureNames[input.kind]
  await recordCredit(tx, {
    ...{ merchantId, rule: rules[input.kind], sourceKind: 'measure', sourceId: id, at: platform.clock() },
    words: product ? `${name}：${product.name}` : name,
  })
  await tellMerchant(tx, platform, merchantId, {
    title: `${officeName(county, regionCode)}：${name}`,
    text: `${product ? `${product.name}：` : ''}${input.reason}。如有异议，可在 ${policy.measureAppeal.value} 日内申诉`,
    dedupeKey: `measure/${id}`,
  })
  const isSuspension = input.kind === 'certificationSuspension'
  await certificates.found(tx, platform, {
    kind: isSuspension ? 'suspension' : input.kind === 'blacklist' ? 'blacklist' : 'measure',
    merchantId,
    productId: measure.productId,
    words: `${name}：${input.reason}`.slice(0, 200),
    sourceId: id,
    actorId: userId,
    at: platform.clock(),
  })
  await audit(tx, {
    actorId: userId,
    action: 'measure.impose',
    subject: 'measure',
    subjectId: id,
    after: { ...input, startsAt, endsAt, certificationId, regionCode },
  })
}

/** From now on unless later; a warning without an end is shown for its term. */
function timesOf({ kind, startsAt, endsAt }: MeasureInput, now: Date) {
  const start = startsAt === null || new Date(startsAt) < now ? now : new Date(startsAt)
  const shown = kind === 'warning' ? new Date(start.getTime() + policy.creditWarnedTerm.value * DAY_MS) : null
  const end = endsAt === null ? shown : new Date(endsAt)
  const stated = startsAt === null ? start : new Date(startsAt)
  if (end !== null && (end <= start || end <= stated)) throw new Refusal('measure_dates_invalid')
  if (
    kind === 'blacklist' &&
    end !== null &&
    end.getTime() - start.getTime() > policy.blacklistTermMax.value * DAY_MS
  ) {
    throw new Refusal('measure_dates_invalid', { detail: '黑名单期限最长 3 年' })
  }
  return { startsAt: start, endsAt: end }
}

function requireWhole({ kind, productId, startsAt, endsAt, remedy }: MeasureInput): void {
  const errors = [
    ...(productMeasures.includes(kind) && productId === null
      ? [{ path: 'productId', message: '请选择商品' }]
      : []),
    ...(kind === 'blacklist' && endsAt === null ? [{ path: 'endsAt', message: '请填写截止时间' }] : []),
    ...(kind === 'blacklist' && !remedy ? [{ path: 'remedy', message: '请写明修复条件' }] : []),
    ...(kind === 'certificationSuspension' && (endsAt !== null || startsAt !== null)
      ? [{ path: 'endsAt', message: '暂停认定立即生效，由解除恢复，不填起止时间' }]
      : []),
  ]
  if (errors.length > 0) throw new Refusal('measure_incomplete', { errors })
}

async function productOf(tx: Db, { goods }: World, { merchantId, productId, kind }: MeasureInput, now: Date) {
  // What is about a merchant whole names no product, but a warning may be about one.
  if (productId === null || (!productMeasures.includes(kind) && kind !== 'warning')) return null
  const sql = sqlOf(tx)
  const [product] = await sql<{ id: string; name: string }[]>`
    select id, name from ${goods.priceSources(sql, now).products} product
    where id = ${productId} and merchant_id = ${merchantId}`
  if (!product) throw new Refusal('product_not_found')
  return product
}

/** A warning sign or a failed sample is of this merchant; cases are their own domain's. */
async function requireSource(tx: Db, { merchantId, sourceKind, sourceId }: MeasureInput): Promise<void> {
  if ((sourceKind === 'desk') !== (sourceId === null)) throw new Refusal('measure_source_unknown')
  if (sourceKind !== 'priceAlert' && sourceKind !== 'inspection') return
  const sql = sqlOf(tx)
  const table = sql(sourceKind === 'priceAlert' ? 'price_alerts' : 'inspection_samples')
  const found = await sql`select from ${table} where id = ${sourceId} and merchant_id = ${merchantId}`
  if (found.length === 0) throw new Refusal('measure_source_unknown')
}

async function suspendedCertificate(
  tx: Db,
  { platform, certificates }: World,
  { userId, counties }: Regulator,
  { kind, productId, reason }: MeasureInput,
): Promise<string | null> {
  if (kind !== 'certificationSuspension' || productId === null) return null
  const id = await certificates.suspend(tx, platform, productId, { userId, counties, opinion: reason })
  if (id === null) throw new Refusal('certificate_not_found', { detail: '该商品没有有效的认定' })
  return id
}
