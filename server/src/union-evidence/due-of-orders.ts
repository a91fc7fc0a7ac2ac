import { type UnionOrder, unionOrders } from '../orders/index.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import { allowancesOfUnion, fundAccountOf, unionFacts } from '../union-fund/index.ts'

/** What a union's money paid of some orders and did not get back, by order; without those of which nothing is left. */
export async function dueOfOrders(
  tx: Db,
  unionId: string,
  orders: readonly UnionOrder[],
): Promise<Map<string, number>> {
  const { budgets } = await unionFacts(tx, unionId)
  const accountIds = orders.flatMap((order) =>
    order.lines.flatMap((line) => line.paid.map((part) => part.accountId)),
  )
  const sql = sqlOf(tx)
  const allowances = await sql<{ id: string }[]>`
    select id from ${allowancesOfUnion(sql, unionId, null)} allowance where id = any(${accountIds}::uuid[])`
  const ours = new Set([...budgets.map(({ id }) => fundAccountOf(id)), ...allowances.map(({ id }) => id)])
  const sumOf = (parts: UnionOrder['lines'][number]['paid']) =>
    parts.reduce((sum, part) => sum + (ours.has(part.accountId) ? part.amountFen : 0), 0)
  const due = orders.map((order): [string, number] => {
    const refunds = order.lines.flatMap((line) => line.refunds)
    const paidFen = sumOf(order.lines.flatMap((line) => line.paid))
    return [order.id, paidFen - sumOf(refunds.flatMap((refund) => refund.parts))]
  })
  return new Map(due.filter(([, fen]) => fen > 0))
}

/** The same for orders that are named by union and id. */
export async function dueOf(
  tx: Db,
  wanted: readonly { unionId: string; orderId: string }[],
): Promise<Map<string, number>> {
  const due = new Map<string, number>()
  for (const [unionId, rows] of Map.groupBy(wanted, (row) => row.unionId)) {
    const orders = await unionOrders(
      tx,
      rows.map((row) => row.orderId),
    )
    for (const [orderId, fen] of await dueOfOrders(tx, unionId, orders)) due.set(`${unionId} ${orderId}`, fen)
  }
  return due
}
