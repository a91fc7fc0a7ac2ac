import { and, eq, sql } from 'drizzle-orm'
import { cityStaffIds } from '../identity/index.ts'
import { notify } from '../messages/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { requireUninvolved } from './involved.ts'
import { keepBarred } from './keep-barred.ts'
import type { Shelf } from './shelf.ts'
import { staffOfMerchant } from './staff-of-merchant.ts'
import { merchantSuspensions, merchants } from './tables.ts'

interface Act {
  userId: string
  merchantId: string
  reason: string
}

/**
 * Stops a merchant: nothing of it is sold from the commit on, its staff is told why. Refuses with `merchant_not_found`,
 * `merchant_state_conflict`, `reviewer_involved`.
 */
export async function suspendMerchant(tx: Db, platform: Platform, shelf: Shelf, act: Act): Promise<void> {
  await requireUninvolved(tx, platform, act.userId, act)
  const changed = await tx
    .update(merchants)
    .set({ state: 'suspended', suspendedReason: act.reason, barred: true })
    .where(and(eq(merchants.id, act.merchantId), eq(merchants.state, 'active')))
    .returning({ id: merchants.id })
  await requireChanged(tx, act, changed.length)
  await shelf.barProductsOf(tx, act.merchantId)
  await shelf.catalogueChanged(tx)
  await note(tx, platform, act, 'suspend', ['店铺已被暂停，商品已停售', `原因：${act.reason}`])
}

/** Lets a merchant go on; it sells again unless a licence lapsed meanwhile. Refuses as suspending does. */
export async function liftSuspension(tx: Db, platform: Platform, shelf: Shelf, act: Act): Promise<void> {
  await requireUninvolved(tx, platform, act.userId, act)
  const changed = await tx
    .update(merchants)
    .set({ state: 'active', suspendedReason: null })
    .where(and(eq(merchants.id, act.merchantId), eq(merchants.state, 'suspended')))
    .returning({ id: merchants.id })
  await requireChanged(tx, act, changed.length)
  const sells = await keepBarred(tx, shelf, act.merchantId, platform.clock())
  const text = sells ? '商品恢复销售' : '证照已到期，请更新证照后恢复销售'
  await note(tx, platform, act, 'lift', ['店铺已解除暂停', text])
}

async function requireChanged(tx: Db, { merchantId }: Act, changed: number): Promise<void> {
  if (changed > 0) return
  const known = await tx.select({ one: sql`1` }).from(merchants).where(eq(merchants.id, merchantId))
  throw new Refusal(known.length > 0 ? 'merchant_state_conflict' : 'merchant_not_found')
}

/** The step, its audit row, and the word to everybody who acts for the merchant and to the city's office. */
async function note(
  tx: Db,
  platform: Platform,
  { userId, merchantId, reason }: Act,
  event: 'suspend' | 'lift',
  [title, text]: readonly [string, string],
): Promise<void> {
  const id = newId()
  await tx
    .insert(merchantSuspensions)
    .values({ id, merchantId, event, actorId: userId, reason, at: platform.clock() })
  const common = { kind: 'merchantAffairs' as const, dedupeKey: `merchantSuspension/${id}` }
  const staff = await staffOfMerchant(tx, merchantId)
  const city = (await cityStaffIds(tx)).filter((one) => one !== userId && !staff.includes(one))
  await notify(tx, platform, [
    ...staff.map((staffId) => ({
      ...common,
      userId: staffId,
      title,
      text,
      path: `/packages/merchant/shop/index?id=${merchantId}`,
    })),
    ...city.map((officerId) => ({
      ...common,
      userId: officerId,
      title: event === 'suspend' ? '一家市场主体被暂停' : '一家市场主体已解除暂停',
      text: `原因：${reason}`,
      path: `/packages/merchant-office/merchant/index?id=${merchantId}`,
    })),
  ])
  await audit(tx, {
    actorId: userId,
    action: `merchant.${event}`,
    subject: 'merchant',
    subjectId: merchantId,
    after: { reason },
  })
}
