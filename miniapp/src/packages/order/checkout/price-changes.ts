import type { Quote } from '@yuxiang/shared/api/orders'

export interface PriceChange {
  name: string
  beforeFen: number
  afterFen: number
}

/**
 * What differs between two quotes of the same lines, in the words of the screen: unit prices first, then freight, then
 * what union money and points pay.
 */
export function priceChanges(before: Quote, after: Quote): PriceChange[] {
  const known = new Map(before.orders.flatMap((order) => order.lines.map((line) => [line.skuId, line])))
  const changes = after.orders
    .flatMap((order) => order.lines)
    .map((line) => ({
      name: `${line.name} ${line.skuName}`,
      beforeFen: known.get(line.skuId)?.unitFen ?? line.unitFen,
      afterFen: line.unitFen,
    }))
  const freight = { name: '运费', beforeFen: before.freightFen, afterFen: after.freightFen }
  const allowance = { name: '工会额度', beforeFen: before.allowanceFen, afterFen: after.allowanceFen }
  const points = { name: '积分抵扣', beforeFen: before.pointsFen, afterFen: after.pointsFen }
  return [...changes, freight, allowance, points].filter((change) => change.beforeFen !== change.afterFen)
}
