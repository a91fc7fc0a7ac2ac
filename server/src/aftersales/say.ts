import type { AfterSaleEntry } from '@yuxiang/shared/api/aftersales'
import { policy } from '@yuxiang/shared/policy'
import { isAfterSaleOpen } from '@yuxiang/shared/states/after-sale'
import { and, count, eq } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseActor, findCase } from './find-case.ts'
import { writeEntry } from './move-case.ts'
import { entryView } from './read-case.ts'
import { afterSaleEvents } from './tables.ts'
import { tellBuyer, tellMerchant } from './tell.ts'

/** Somebody writes to the others on an open case, in the caller's transaction. */
export async function sayOnCase(
  tx: Db,
  platform: Platform,
  actor: CaseActor,
  id: string,
  words: { text: string; photos?: string[] | undefined },
): Promise<AfterSaleEntry> {
  const row = await findCase(tx, actor, id)
  if (!isAfterSaleOpen(row.state)) throw new Refusal('after_sale_state_conflict')
  const [written] = await tx
    .select({ count: count() })
    .from(afterSaleEvents)
    .where(and(eq(afterSaleEvents.afterSaleId, id), eq(afterSaleEvents.kind, 'message')))
  if ((written?.count ?? 0) >= policy.afterSaleMessagesMax.value) {
    throw new Refusal('after_sale_messages_full')
  }
  const entry = await writeEntry(tx, platform, id, {
    at: platform.clock(),
    by: actor,
    kind: 'message',
    ...words,
  })
  // Not the words: what is hidden later must not lie in an inbox.
  const notice = { about: entry.id, text: `订单 ${row.orderNo}，点开查看` }
  if (actor.role !== 'buyer') {
    const title = actor.role === 'merchant' ? '商家给您留言' : '平台给您留言'
    await tellBuyer(tx, platform, row, { ...notice, title })
  }
  if (actor.role !== 'merchant') {
    const title = actor.role === 'buyer' ? '买家在售后中留言' : '平台在售后中留言'
    await tellMerchant(tx, platform, row, { ...notice, title })
  }
  return entryView(entry, actor)
}
