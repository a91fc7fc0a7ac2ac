import type { MarkInput } from '@yuxiang/shared/api/brands'
import { and, eq, gte, inArray } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { newId } from '../platform/db/columns.ts'
import { type Db, violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Shelf } from './shelf.ts'
import { markFiles, productMarks } from './tables.ts'

const entered = ['product_marks_once', 'product_marks_waiting']

/** The same certificate again is a renewal when it holds longer than what was entered of it. */
async function refuseKnown(
  tx: Db,
  {
    productId,
    mark,
    certificateNo,
    validTo,
  }: Pick<MarkInput, 'productId' | 'mark' | 'certificateNo' | 'validTo'>,
): Promise<void> {
  const [known] = await tx
    .select({ validTo: productMarks.validTo })
    .from(productMarks)
    .where(
      and(
        eq(productMarks.productId, productId),
        eq(productMarks.mark, mark),
        eq(productMarks.certificateNo, certificateNo),
        inArray(productMarks.state, ['pending', 'confirmed']),
        gte(productMarks.validTo, validTo),
      ),
    )
    .limit(1)
  if (known) {
    throw new Refusal('mark_exists', {
      detail: `这款商品已登记过这个证书，有效期至 ${known.validTo}；续展的请填写新的有效期`,
    })
  }
}

/**
 * A merchant enters a mark of a product of its own; nobody sees it before the county has confirmed it. Refuses with
 * `product_not_found`, `mark_file_unknown`, `mark_exists`. Answers its id.
 */
export async function enterMark(
  tx: Db,
  staffId: string,
  { productId, fileId, ...input }: MarkInput,
  { shelf, now }: { shelf: Pick<Shelf, 'productsById'>; now: Date },
): Promise<string> {
  const merchantIds = await merchantsOfStaff(tx, staffId, 'goods')
  const [product] = await shelf.productsById(tx, [productId])
  if (!product || !merchantIds.includes(product.merchantId)) throw new Refusal('product_not_found')
  if (input.validTo < dayInShanghai(now)) {
    throw new Refusal('invalid_input', { errors: [{ path: 'validTo', message: '证书已经过期，不能登记' }] })
  }
  const [file] = await tx
    .select({ id: markFiles.id })
    .from(markFiles)
    .where(and(eq(markFiles.id, fileId), eq(markFiles.ownerId, staffId)))
  if (!file) throw new Refusal('mark_file_unknown')
  const id = newId()
  const { name: productName, merchantId, merchantName, countyCode } = product
  await refuseKnown(tx, { productId, ...input })
  try {
    await tx.insert(productMarks).values({
      id,
      ...input,
      productId,
      productName,
      merchantId,
      merchantName,
      countyCode,
      fileId,
      state: 'pending',
      enteredBy: staffId,
      enteredAt: now,
    })
  } catch (error) {
    if (entered.includes(violatedConstraint(error) ?? '')) throw new Refusal('mark_exists')
    throw error
  }
  await audit(tx, {
    actorId: staffId,
    action: 'mark.enter',
    subject: 'mark',
    subjectId: id,
    after: { productId, fileId, ...input },
  })
  return id
}
