import { lockSiblings, strayGifts } from '../orders/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { type CaseRow, linesOfCase } from './find-case.ts'
import { moveCase, type Step } from './move-case.ts'
import { recallGifts } from './recall-gifts.ts'

/**
 * Ends a case that gives nothing back. While it was open it kept its units from being recalled; gifts among them whose
 * goods went back meanwhile are recalled now. A case that asked for such gifts itself is not opened again.
 */
export async function endCase(tx: Db, platform: Platform, row: CaseRow, step: Step): Promise<CaseRow> {
  const siblings = await lockSiblings(tx, row.orderId)
  const moved = await moveCase(tx, platform, row, step)
  if (row.reason === 'giftCondition') return moved
  const held = new Set((await linesOfCase(tx, row.id)).map(({ lineId }) => lineId))
  const strays = (await strayGifts(tx, siblings)).map((stray) => ({
    ...stray,
    gifts: stray.gifts.filter(({ lineId }) => held.has(lineId)),
  }))
  await recallGifts(
    tx,
    platform,
    strays.filter(({ gifts }) => gifts.length > 0),
  )
  return moved
}
