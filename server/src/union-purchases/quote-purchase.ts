import type { Quote } from '@yuxiang/shared/api/orders'
import type { PurchaseInput } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { quote } from '../orders/index.ts'
import type { Platform } from '../platform/index.ts'
import { balancesOf } from '../platform/ledger/index.ts'
import { nothingRuns } from '../promotions/index.ts'
import { activeMembers, fundAccountOf, openBudgetOf } from '../union-fund/index.ts'
import { forAll } from './place-purchase.ts'

export interface PurchaseQuote {
  members: number
  availableFen: number
  quote: Quote
  /** What stands in the way, in words. */
  obstacles: string[]
}

/** What a collective purchase would cost, and whether it could be placed now. Writes nothing. */
export async function quotePurchase(
  platform: Platform,
  officerId: string,
  unionId: string,
  input: PurchaseInput,
): Promise<PurchaseQuote> {
  const { members, availableFen } = await platform.database.transaction(async (tx) => {
    const budget = await openBudgetOf(tx, officerId, unionId, input.budgetId)
    const fund = fundAccountOf(budget.id)
    const roster = await activeMembers(tx, unionId, input.groups)
    return { members: roster.length, availableFen: (await balancesOf(tx, [fund])).get(fund)?.balance ?? 0 }
  })
  const items = forAll(input.items, Math.max(1, members))
  const priced = await quote(
    platform,
    officerId,
    { items, addressId: input.addressId },
    { runs: nothingRuns },
  )
  const lines = priced.orders.flatMap((order) => order.lines)
  const short = lines.filter((line) => line.stock < line.quantity)
  const uncertified = lines.filter((line) => !line.certified)
  const missingFen = priced.totalFen - availableFen
  const obstacles = [
    ...(members === 0 ? ['所选分组没有在册会员'] : []),
    ...(missingFen > 0 ? [`预算余额不足，还差 ¥${formatYuan(missingFen)}`] : []),
    ...uncertified.map((line) => `“${line.name}”不是认定有效的帮扶产品，工会经费不能购买`),
    ...short.map((line) => `“${line.name}”库存不足：需要 ${line.quantity} 件，只有 ${line.stock} 件`),
    ...(priced.deliverable ? [] : ['有商品不配送到该地址']),
  ]
  return { members, availableFen, quote: priced, obstacles }
}
