import { and, eq, inArray } from 'drizzle-orm'
import { merchantsOfStaff } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import type { BrandScope } from './scope.ts'
import type { Shelf } from './shelf.ts'
import { productMarks } from './tables.ts'
import { tellOfMark } from './tell-merchant.ts'

const moves = {
  confirm: { from: 'pending', to: 'confirmed' },
  reject: { from: 'pending', to: 'rejected' },
  withdraw: { from: 'confirmed', to: 'withdrawn' },
} as const

export type MarkMove =
  | { move: 'confirm'; reason?: undefined }
  | { move: 'reject' | 'withdraw'; reason: string }

/**
 * The county confirms a mark, sends it back, or takes it down later; lists, search and pages follow at once, and
 * the merchant is told. Nobody decides for a
 * merchant they work for. Refuses with `mark_not_found` (another county's, too), `mark_of_own_merchant`,
 * `mark_state_conflict`.
 */
export async function decideMark(
  tx: Db,
  scope: BrandScope,
  markId: string,
  { move, reason }: MarkMove,
  { platform, shelf, now }: { platform: Platform; shelf: Shelf; now: Date },
): Promise<void> {
  const { from, to } = moves[move]
  const own = and(eq(productMarks.id, markId), inArray(productMarks.countyCode, [...scope.countyCodes]))
  const [mark] = await tx.select().from(productMarks).where(own)
  if (!mark) throw new Refusal('mark_not_found')
  if ((await merchantsOfStaff(tx, scope.userId)).includes(mark.merchantId))
    throw new Refusal('mark_of_own_merchant')
  const moved = await tx
    .update(productMarks)
    .set({ state: to, reason: reason ?? null, decidedBy: scope.userId, decidedAt: now })
    .where(and(own, eq(productMarks.state, from)))
    .returning({ id: productMarks.id })
  if (moved.length === 0) throw new Refusal('mark_state_conflict')
  await audit(tx, {
    actorId: scope.userId,
    action: `mark.${move}`,
    subject: 'mark',
    subjectId: markId,
    before: { state: from },
    after: { state: to, ...(reason !== undefined && { reason }) },
  })
  await tellOfMark(tx, platform, mark, { move, reason })
  await shelf.refreshProducts(tx, now, [mark.productId])
  await shelf.catalogueChanged(tx)
}
