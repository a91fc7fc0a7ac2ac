import { eq, inArray } from 'drizzle-orm'
import { merchantNames } from '../merchants/index.ts'
import { audit } from '../platform/audit/index.ts'
import { newId } from '../platform/db/columns.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { receivables } from '../platform/ledger/index.ts'
import { carryWaivers, waivedInReceivables } from './carry-waivers.ts'
import { lockPayouts } from './lock-payouts.ts'
import { feeOf, holdPayouts, lockPaidFrom } from './payout-ledger.ts'
import { payouts } from './tables.ts'

interface Due {
  merchantId: string
  receivableFen: number
  feeFen: number
  amountFen: number
}

/** What each merchant could be paid now: what is receivable and not under way, of those with nothing under way. */
async function dueNow(db: Db): Promise<{ due: Due[]; underwayFen: number }> {
  const all = await receivables(db)
  const underway = await db
    .select({ merchantId: payouts.merchantId })
    .from(payouts)
    .where(eq(payouts.state, 'underway'))
  const busy = new Set(underway.map(({ merchantId }) => merchantId))
  const waived = await waivedInReceivables(db)
  return {
    due: all
      .filter(({ ownerId, balance, held }) => balance > held && !busy.has(ownerId))
      .map(({ ownerId, balance, held }) => {
        const receivableFen = balance - held
        // A fee given back bears none.
        const feeFen = feeOf(Math.max(0, receivableFen - (waived.get(ownerId) ?? 0)))
        return { merchantId: ownerId, receivableFen, feeFen, amountFen: receivableFen - feeFen }
      }),
    underwayFen: all.reduce((sum, { held }) => sum + held, 0),
  }
}

const sumOf = (due: readonly Due[], field: 'receivableFen' | 'feeFen' | 'amountFen') =>
  due.reduce((sum, one) => sum + one[field], 0)

/** What the next run would pay, the largest first. */
export async function readDue(db: Db) {
  const { due, underwayFen } = await dueNow(db)
  const names = await merchantNames(
    db,
    due.map(({ merchantId }) => merchantId),
  )
  return {
    merchants: due.length,
    receivableFen: sumOf(due, 'receivableFen'),
    feeFen: sumOf(due, 'feeFen'),
    amountFen: sumOf(due, 'amountFen'),
    underwayFen,
    items: due
      .map((one) => ({ ...one, merchantName: names.get(one.merchantId) ?? '' }))
      .sort((a, b) => b.amountFen - a.amountFen),
  }
}

/**
 * Begins to pay merchants what they have earned: it is held until the bank has paid. Runs come one after the other, and
 * a merchant with a payout under way waits for the next. Refuses with `nothing_to_pay_out`.
 */
export async function startPayouts(
  tx: Db,
  platform: Platform,
  operatorId: string,
  merchantIds: readonly string[] | undefined,
): Promise<{ payouts: number; amountFen: number }> {
  await lockPayouts(tx)
  const isMeant = ({ merchantId }: Due) => merchantIds?.includes(merchantId) ?? true
  const seen = (await dueNow(tx)).due.filter(isMeant).map(({ merchantId }) => merchantId)
  await lockPaidFrom(tx, seen)
  // Now that a refund under way has ended: of whom it left something to, and of nobody who was not locked.
  const due = (await dueNow(tx)).due.filter(({ merchantId }) => seen.includes(merchantId))
  if (due.length === 0) throw new Refusal('nothing_to_pay_out')
  const now = platform.clock()
  const runId = newId()
  const rows = due.map((one) => ({ ...one, id: newId(), runId, startedBy: operatorId, startedAt: now }))
  await tx.insert(payouts).values(rows)
  await carryWaivers(tx, rows)
  await holdPayouts(tx, rows, now)
  const outcome = { payouts: rows.length, amountFen: sumOf(due, 'amountFen') }
  await audit(tx, {
    actorId: operatorId,
    action: 'payout.start',
    subject: 'payoutRun',
    subjectId: runId,
    after: { ...outcome, feeFen: sumOf(due, 'feeFen'), merchantIds: due.map(({ merchantId }) => merchantId) },
  })
  return outcome
}

/** Bank references of some payouts, by id. */
export async function referencesOf(db: Db, payoutIds: readonly string[]): Promise<Map<string, string>> {
  if (payoutIds.length === 0) return new Map()
  const rows = await db
    .select({ id: payouts.id, bankReference: payouts.bankReference })
    .from(payouts)
    .where(inArray(payouts.id, [...payoutIds]))
  return new Map(rows.map(({ id, bankReference }) => [id, bankReference ?? '']))
}
