import { policy } from '@yuxiang/shared/policy'
import { type AfterSaleEvent, afterSaleAtDeadline } from '@yuxiang/shared/states/after-sale'
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { endCase } from './end-case.ts'
import type { CaseRow } from './find-case.ts'
import { giveBack } from './give-back.ts'
import { passInspection, tellApproved } from './merchant-acts.ts'
import { moveCase } from './move-case.ts'
import { addressOnFile } from './return-address.ts'
import { afterSales } from './tables.ts'
import { tellBuyer } from './tell.ts'

const BATCH = 200

/**
 * Job: does what a passed deadline brings, case by case, each in a transaction of its own. One that cannot be done
 * keeps no other from it and comes again. Answers how many moved.
 */
export async function runDeadlines(platform: Platform): Promise<number> {
  const { database, log } = platform
  const due = await database.db
    .select()
    .from(afterSales)
    .where(
      and(inArray(afterSales.waitsFor, ['buyer', 'merchant']), lte(afterSales.deadlineAt, platform.clock())),
    )
    .orderBy(asc(afterSales.deadlineAt))
    .limit(BATCH)
  let moved = 0
  for (const { id } of due) {
    try {
      if (await database.transaction((tx) => runOne(tx, platform, id))) moved += 1
    } catch (error) {
      // Somebody was faster: as it should be.
      const isRace = error instanceof Refusal && error.code === 'after_sale_state_conflict'
      if (!isRace) log.error({ afterSaleId: id, err: error }, 'the deadline of an after-sale did not act')
    }
  }
  return moved
}

/** Acts on one case, if its deadline is still past. */
async function runOne(tx: Db, platform: Platform, id: string): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(afterSales)
    .where(and(eq(afterSales.id, id), lte(afterSales.deadlineAt, platform.clock())))
  const event = row && (afterSaleAtDeadline as Partial<Record<CaseRow['state'], AfterSaleEvent>>)[row.state]
  if (!row || !event) return false
  switch (event) {
    case 'approve':
      await approveByItself(tx, platform, row)
      break
    case 'pass':
      await passInspection(tx, platform, row, { by: null, text: '商家逾期未验货，视为验货通过' })
      break
    case 'refundInstead':
      await giveBack(tx, platform, row, { event, by: null, text: '商家逾期未发出换货，已自动退款' })
      break
    case 'receive':
      await endCase(tx, platform, row, {
        event,
        by: null,
        text: `换货发出满 ${policy.replacementReceipt.value} 天，系统自动确认收货`,
      })
      break
    default:
      await closeByItself(tx, platform, row)
  }
  return true
}

/** No answer is a yes. Goods go to the address on file; a merchant who never gave one gets none back. */
async function approveByItself(tx: Db, platform: Platform, row: CaseRow): Promise<void> {
  const late = `商家 ${policy.afterSaleAnswer.value} 小时内未处理`
  if (row.kind === 'refundOnly') {
    await giveBack(tx, platform, row, { event: 'approve', by: null, text: `${late}，系统自动退款` })
    return
  }
  const sealed = await addressOnFile(tx, row.merchantId)
  if (sealed === null) {
    const text = `${late}，也没有退货地址，免寄回并自动退款`
    await giveBack(tx, platform, row, { event: 'waiveReturn', by: null, text })
    return
  }
  const moved = await moveCase(tx, platform, row, {
    event: 'approve',
    by: null,
    text: `${late}，系统自动同意，请在 ${policy.returnShipment.value} 天内寄回商品`,
    set: { returnAddressEncrypted: sealed },
  })
  await tellApproved(tx, platform, moved)
}

async function closeByItself(tx: Db, platform: Platform, row: CaseRow): Promise<void> {
  const text =
    row.state === 'awaitingReturn' ? '买家逾期未寄回商品，售后已关闭' : '买家逾期未申请平台介入，售后已关闭'
  const moved = await endCase(tx, platform, row, { event: 'close', by: null, text })
  await tellBuyer(tx, platform, moved, { about: 'closed', title: '售后已关闭', text })
}
