import type { ComplaintStart } from '@yuxiang/shared/api/complaints'
import { certifiable } from '../catalog/index.ts'
import { defaultAddressesOf, getPhone } from '../identity/index.ts'
import { orderOfBuyer, recipientOf } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { batchMarks, batchOfCode } from '../traceability/index.ts'
import { goneOf } from './files.ts'
import { officeFor } from './offices.ts'

export interface Which {
  orderId?: string | undefined
  productId?: string | undefined
  merchantId?: string | undefined
  traceCode?: string | undefined
}

export interface Subject {
  merchantId: string
  productId: string | null
  productName: string | null
  imageUrl: string | null
  order: Awaited<ReturnType<typeof orderOfBuyer>> | null
  batch: { id: string; batchCode: string; traceCode: string } | null
}

/**
 * What a case is about, by whatever it starts from. Refuses with `order_not_found` (somebody else's, too),
 * `product_not_found`, `trace_not_found`, and `case_product_mismatch` when two of them contradict each other.
 */
export async function subjectOf(db: Db, userId: string, which: Which): Promise<Subject> {
  const order = which.orderId ? await orderOfBuyer(db, which.orderId, userId) : null
  const scanned = which.traceCode ? await batchOfCode(db, which.traceCode) : null
  const [onlyLine] = order?.lines.length === 1 ? order.lines : []
  const productId = which.productId ?? scanned?.productId ?? onlyLine?.productId ?? null
  const line = order?.lines.find((one) => one.productId === productId)
  if (order && productId !== null && !line) throw new Refusal('case_product_mismatch')
  if (scanned && productId !== scanned.productId) throw new Refusal('case_product_mismatch')
  const [product] = productId === null ? [] : await certifiable.productFacts(db, [productId])
  if (productId !== null && !product) throw new Refusal('product_not_found')
  const merchantId = order?.order.merchantId ?? product?.merchantId ?? which.merchantId
  if (merchantId === undefined) throw new Refusal('merchant_not_found')
  return {
    merchantId,
    productId,
    productName: line?.name ?? product?.name ?? null,
    imageUrl: line?.imageUrl ?? product?.imageUrl ?? null,
    order,
    batch: scanned && which.traceCode ? { ...scanned, traceCode: which.traceCode } : await batchOf(db, line),
  }
}

/** The batch that the parcel was filled from, if it is on record. */
async function batchOf(db: Db, line: { batchId: string | null } | undefined): Promise<Subject['batch']> {
  if (!line?.batchId) return null
  const mark = (await batchMarks(db, [line.batchId])).get(line.batchId)
  return mark ? { id: line.batchId, batchCode: mark.batchCode, traceCode: mark.traceCode } : null
}

/** What the law asks of a complainant, as far as order, address book and account know it. */
export async function knownParticulars(
  platform: Platform,
  db: Db,
  userId: string,
  order: Subject['order'],
): Promise<{ name: string; phone: string; address: string }> {
  const home = order
    ? recipientOf(platform, order.order)
    : (await defaultAddressesOf(platform, db, [userId])).get(userId)
  const phone = (await getPhone(platform, userId, db)) ?? home?.phone ?? ''
  return { name: home?.name ?? '', phone, address: home ? `${home.region}${home.detail}` : '' }
}

/** What the form begins with. */
export async function startComplaint(
  platform: Platform,
  userId: string,
  { files, ...which }: Which & { files?: string | undefined },
): Promise<ComplaintStart> {
  const { db } = platform.database
  const subject = await subjectOf(db, userId, which)
  const found = await officeFor(db, subject.merchantId)
  if (!found) throw new Refusal('merchant_not_found')
  const { order, batch } = subject
  const products = new Map(
    order?.lines.map(({ productId, name, imageUrl }) => [productId, { id: productId, name, imageUrl }]),
  )
  return {
    merchantId: subject.merchantId,
    merchantName: found.merchantName,
    officeName: found.office.name,
    productId: subject.productId,
    productName: subject.productName,
    imageUrl: subject.imageUrl,
    orderId: order?.order.id ?? null,
    orderNo: order?.order.orderNo ?? null,
    batchCode: batch?.batchCode ?? null,
    traceCode: batch?.traceCode ?? null,
    particulars: await knownParticulars(platform, db, userId, order),
    products: [...products.values()],
    goneFiles: await goneOf(db, userId, files?.split(',') ?? []),
  }
}
