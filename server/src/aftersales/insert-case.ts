import { afterSaleDeadline } from '@yuxiang/shared/after-sale/deadlines'
import type { AfterSaleInput } from '@yuxiang/shared/api/aftersales'
import type { ClaimedOrder, Units } from '../orders/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import type { CaseRow } from './find-case.ts'
import { afterSaleLines, afterSales } from './tables.ts'

/** Writes a new case of these units; the order is locked and the units are held. */
export async function insertCase(
  tx: Db,
  { order, lines }: ClaimedOrder,
  input: AfterSaleInput,
  units: readonly Units[],
  facts: Pick<CaseRow, 'cashFen' | 'freightFen' | 'allowanceFen' | 'pointsFen' | 'unshipped'>,
  now: Date,
): Promise<CaseRow> {
  const [row] = await tx
    .insert(afterSales)
    .values({
      id: newId(),
      orderId: order.id,
      orderNo: order.orderNo,
      userId: order.userId,
      merchantId: order.merchantId,
      merchantName: order.merchantName,
      kind: input.kind,
      reason: input.reason,
      description: input.description ?? '',
      photos: input.photos ?? [],
      state: 'requested',
      waitsFor: 'merchant',
      deadlineAt: afterSaleDeadline('requested', now, null),
      ...facts,
      createdAt: now,
    })
    .returning()
  if (!row) throw new Error('an insert returned no case')
  await tx.insert(afterSaleLines).values(
    lines.flatMap(({ id: lineId, position, productId, skuId, name, skuName, imageUrl, unitFen, fresh }) => {
      const asked = units.find((one) => one.lineId === lineId)
      const line = { lineId, position, productId, skuId, name, skuName, imageUrl, unitFen, fresh }
      return asked ? [{ ...line, afterSaleId: row.id, quantity: asked.quantity }] : []
    }),
  )
  return row
}
