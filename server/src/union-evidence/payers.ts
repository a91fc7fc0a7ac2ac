import type { Db } from '../platform/db/index.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import {
  allowancesOfUnion,
  fundAccountOf,
  type GrantFacts,
  grantFacts,
  type UnionFacts,
  unionFacts,
} from '../union-fund/index.ts'
import { purchaseFacts } from '../union-purchases/index.ts'
import type { Subject } from './subject.ts'

/** A member's allowance as the papers tell it; figures are filled in while they are gathered. */
export interface Share {
  id: string
  memberId: string
  group: string
  grantName: string
  amountFen: number
  /** By the orders' lines. */
  spentFen: number
  /** Wherever it went back to. */
  refundedFen: number
  orders: number
  /** On which days orders were received, and who said so. */
  receipts: Set<string>
}

/** Whose money a subject is about. */
export interface Payers {
  union: UnionFacts
  /** The grants concerned. */
  grants: GrantFacts[]
  /** By the allowance's account; in the order of the list. */
  shares: Map<string, Share>
  /** Accounts of the funds which bought collectively; none for a grant. */
  funds: Set<string>
  /** Collective purchases by payment. */
  purchases: Map<string, Awaited<ReturnType<typeof purchaseFacts>>[number]>
}

/** Reads union, grants, allowances and purchases of a subject. */
export async function readPayers(platform: Platform, tx: Db, subject: Subject): Promise<Payers> {
  const { unionId, grantId, until } = subject
  const union = await unionFacts(tx, unionId)
  const all = await grantFacts(platform, tx, unionId)
  const grants = all.filter((grant) =>
    grantId === null ? until === null || grant.issuedAt < until : grant.id === grantId,
  )
  const names = new Map(grants.map((grant) => [grant.id, grant.name]))
  const sql = sqlOf(tx)
  const rows = await sql<
    { id: string; grantId: string; memberId: string; group: string; amountFen: string }[]
  >`
    select id, grant_id as "grantId", member_id as "memberId", group_name as "group", amount_fen as "amountFen"
    from ${allowancesOfUnion(sql, unionId, grantId)} allowance order by group_name, member_id, grant_id`
  const shares = new Map<string, Share>()
  for (const { grantId: ofGrant, amountFen, ...row } of rows) {
    const grantName = names.get(ofGrant)
    if (grantName === undefined) continue
    const zero = { spentFen: 0, refundedFen: 0, orders: 0, receipts: new Set<string>() }
    shares.set(row.id, { ...row, ...zero, grantName, amountFen: Number(amountFen) })
  }
  const purchases = grantId === null ? await purchaseFacts(tx, unionId) : []
  return {
    union,
    grants,
    shares,
    funds: new Set(grantId === null ? union.budgets.map((budget) => fundAccountOf(budget.id)) : []),
    purchases: new Map(purchases.map((purchase) => [purchase.paymentId, purchase])),
  }
}
