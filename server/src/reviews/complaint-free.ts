import { hasQualityCase } from '../aftersales/index.ts'
import type { Db } from '../platform/db/index.ts'

/**
 * Whether nothing was complained of what a review is about: no after-sale for a fault of the line, whoever was right in
 * the end, unless it was taken back. Whatever else counts as a complaint is asked here.
 */
export const isComplaintFree = async (
  tx: Db,
  { orderId, orderLineId }: { orderId: string; orderLineId: string },
): Promise<boolean> => !(await hasQualityCase(tx, orderId, orderLineId))
