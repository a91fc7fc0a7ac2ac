import type { Units } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { endCase } from './end-case.ts'
import { type CaseLine, findCase, linesOfCase } from './find-case.ts'
import { amountsOf, bringsFreight, giveBack } from './give-back.ts'
import { tellBuyer, tellMerchant } from './tell.ts'

export interface Decision {
  decision: 'grantFull' | 'grantPart' | 'refuse'
  lines?: Units[] | undefined
  reason: string
}

/**
 * The platform decides a case that the buyer brought to it: money back for all of it or a part, or nothing. Refuses
 * with `after_sale_not_escalated`, `after_sale_state_conflict`, `after_sale_too_much` (more than was asked for).
 */
export function decideCase(
  platform: Platform,
  operatorId: string,
  id: string,
  decision: Decision,
): Promise<void> {
  const by = { userId: operatorId, role: 'operator' } as const
  return platform.database.transaction(async (tx) => {
    const row = await findCase(tx, by, id)
    const { reason } = decision
    if (decision.decision === 'refuse') {
      const moved = await endCase(tx, platform, row, {
        event: 'refuse',
        by,
        text: `平台不支持退款：${reason}`,
      })
      await tellBoth(tx, platform, moved, '平台已作出处理：不支持退款', reason)
      return
    }
    const units = await grantedUnits(tx, id, decision)
    const part = decision.decision === 'grantPart' ? '部分' : ''
    const text = `平台支持${part}退款：${reason}`
    const settled = await giveBack(tx, platform, row, { event: 'grant', by, text }, units)
    await tellBoth(tx, platform, settled, `平台已作出处理：支持${part}退款`, reason)
  })
}

/** What granting these units would give back, by the breakdown stored with the order; nothing is written. */
export async function previewDecision(platform: Platform, operatorId: string, id: string, lines: Units[]) {
  const { db } = platform.database
  const row = await findCase(db, { userId: operatorId, role: 'operator' }, id)
  const units = await grantedUnits(db, id, { decision: 'grantPart', lines, reason: '' })
  const { orderId } = row
  const amounts = await amountsOf(db, { orderId, units, withFreight: bringsFreight(row), held: true })
  return { ...amounts, totalFen: amounts.cashFen + amounts.allowanceFen + amounts.pointsFen }
}

async function grantedUnits(tx: Db, id: string, { decision, lines }: Decision): Promise<Units[]> {
  const asked = await linesOfCase(tx, id)
  if (decision === 'grantFull') return asked
  const wanted = lines ?? []
  const isWithin = ({ lineId, quantity }: Units) =>
    asked.some((line: CaseLine) => line.lineId === lineId && quantity <= line.quantity)
  if (wanted.length === 0 || !wanted.every(isWithin)) throw new Refusal('after_sale_too_much')
  return wanted
}

async function tellBoth(
  tx: Db,
  platform: Platform,
  row: Parameters<typeof tellBuyer>[2],
  title: string,
  text: string,
): Promise<void> {
  await tellBuyer(tx, platform, row, { about: 'decided', title, text })
  await tellMerchant(tx, platform, row, { about: 'decided', title, text: `${text}（订单 ${row.orderNo}）` })
}
