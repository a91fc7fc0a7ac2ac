import type { Quote } from '@yuxiang/shared/api/checkout'
import type { PurchaseInput, PurchaseQuote, WithoutParcel } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { problems } from '@yuxiang/shared/problems'
import { quote } from '../orders/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { nothingRuns } from '../promotions/index.ts'
import {
  type ActiveMember,
  activeMembers,
  digestOf,
  fundAccountOf,
  memberCards,
  openBudgetOf,
  overCapWords,
  type Share,
  sharesOverCap,
} from '../union-fund/index.ts'
import { type PlannedParcels, planParcels } from './parcels.ts'
import { equalShares, forAll } from './place-purchase.ts'
import { isPurchased } from './read-purchases.ts'
import { receivedIn } from './received-in.ts'

const WITHOUT_LISTED = 100

/** What a collective purchase would cost, who would get a share, and whether it could be placed now. Writes nothing. */
export async function quotePurchase(
  platform: Platform,
  officerId: string,
  unionId: string,
  input: PurchaseInput,
): Promise<PurchaseQuote> {
  const { db } = platform.database
  const { budget, roster, availableFen, isPlaced } = await platform.database.transaction(async (tx) => {
    const budget = await openBudgetOf(tx, officerId, unionId, input.budgetId)
    const fund = fundAccountOf(budget.id)
    const roster = await activeMembers(tx, unionId, input.groups)
    const isPlaced = await isPurchased(tx, budget.id, input.name)
    const availableFen = (await balancesOf(tx, [fund])).get(fund)?.balance ?? 0
    return { budget, roster, availableFen, isPlaced }
  })
  const { shares, without, quote: priced } = await planShares(platform, officerId, roster, input)
  const members = shares.length
  const over = await sharesOverCap(db, budget, shares, receivedIn, platform.clock())
  const lines = priced.orders.flatMap((order) => order.lines)
  const missingFen = priced.totalFen - availableFen
  const obstacles = [
    ...(isPlaced ? [problems.purchase_exists[1]] : []),
    ...(members === 0
      ? [input.delivery === 'members' ? '没有能收到包裹的会员' : '所选分组没有在册会员']
      : []),
    ...(missingFen > 0 ? [`预算余额不足，还差 ¥${formatYuan(missingFen)}`] : []),
    ...(over.length > 0 ? [overCapWords(over.length, budget.memberYearCapFen)] : []),
    ...lines
      .filter((line) => !line.certified)
      .map((line) => `“${line.name}”不是认定有效的帮扶产品，工会经费不能购买`),
    ...lines
      .filter((line) => line.stock < line.quantity)
      .map((line) => `“${line.name}”库存不足：需要 ${line.quantity} 件，只有 ${line.stock} 件`),
    ...(priced.deliverable ? [] : ['有商品不配送到该地址']),
  ]
  return {
    members,
    availableFen,
    quote: priced,
    digest: digestOf(shares.map(({ memberId }) => memberId)),
    withoutCount: without.length,
    without: await named(platform, without.slice(0, WITHOUT_LISTED)),
    obstacles,
  }
}

/** Who would get a share: everybody of the roster, or those whom a parcel reaches. */
async function planShares(
  platform: Platform,
  officerId: string,
  roster: readonly ActiveMember[],
  input: PurchaseInput,
): Promise<{ shares: Share[]; without: PlannedParcels['without']; quote: Quote }> {
  if (input.delivery === 'members') {
    const plan = await planParcels(platform, platform.database.db, roster, input.items)
    const shares = plan.parcels.map(({ memberId, costFen }) => ({ memberId, amountFen: costFen }))
    return { ...plan, shares }
  }
  if (input.addressId === undefined) throw new Refusal('address_not_found')
  const items = forAll(input.items, Math.max(1, roster.length))
  const priced = await quote(
    platform,
    officerId,
    { items, addressId: input.addressId },
    { runs: nothingRuns },
  )
  return { shares: equalShares(roster, priced.totalFen), without: [], quote: priced }
}

async function named(platform: Platform, without: PlannedParcels['without']): Promise<WithoutParcel[]> {
  const ids = without.map(({ memberId }) => memberId)
  const cards = await memberCards(platform, platform.database.db, ids)
  return without.map(({ memberId, reason }) => {
    const { name = '', phoneMasked = '' } = cards.get(memberId) ?? {}
    return { memberId, name, phoneMasked, reason }
  })
}
