import type { AllowanceEntry } from '@yuxiang/shared/api/union'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { type Entry, statementOf } from '../platform/ledger/index.ts'

const pageSizeDefault = 20

/** What came to and went from the member's allowances, the newest first; of one of them when it is named. */
export async function listEntries(
  { database }: Platform,
  userId: string,
  query: { allowanceId?: string | undefined; cursor?: string | undefined; pageSize?: number | undefined },
): Promise<{ items: AllowanceEntry[]; nextCursor?: string }> {
  const { db, sql } = database
  const own = await sql<{ id: string; grantName: string }[]>`
    select allowance.id, union_grant.name as "grantName"
    from union_members member
    join allowances allowance on allowance.member_id = member.id
    join union_grants union_grant on union_grant.id = allowance.grant_id
    where member.user_id = ${userId}
      and (${query.allowanceId ?? null}::uuid is null or allowance.id = ${query.allowanceId ?? null}::uuid)`
  const names = new Map(own.map((row) => [row.id, row.grantName]))
  const limit = query.pageSize ?? pageSizeDefault
  const before = query.cursor === undefined ? null : sequenceOf(query.cursor)
  const entries = await statementOf(db, [...names.keys()], { limit: limit + 1, before })
  const shown = entries.slice(0, limit)
  const last = entries.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((entry) => entryOf(entry, names)),
    ...(last && { nextCursor: String(last.sequence) }),
  }
}

function sequenceOf(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw new Refusal('invalid_input', {
    errors: [{ path: 'cursor', message: '翻页位置无效，请重新打开列表' }],
  })
}

const texts: Record<AllowanceEntry['kind'], string> = {
  granted: '工会发放',
  held: '下单占用',
  spent: '支付成功',
  released: '订单未付款，占用已释放',
  refunded: '订单退款',
  withdrawn: '工会收回',
  expired: '到期收回',
}

function entryOf(entry: Entry, names: ReadonlyMap<string, string>): AllowanceEntry {
  const isIncoming = names.has(entry.to)
  const allowanceId = isIncoming ? entry.to : entry.from
  const kind = kindOf(entry)
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    kind,
    amountFen: amountOf(entry, isIncoming),
    allowanceId,
    grantName: names.get(allowanceId) ?? '',
    orderId: entry.code.startsWith('allowance.') ? entry.subjectId : null,
    text: texts[kind],
  }
}

function kindOf({ code, phase }: Entry): AllowanceEntry['kind'] {
  switch (code) {
    case 'grant.issue':
      return 'granted'
    case 'grant.withdraw':
      return 'withdrawn'
    case 'grant.expire':
      return 'expired'
    case 'allowance.refund':
      return 'refunded'
    case 'allowance.spend':
      return phase === 'pending' ? 'held' : phase === 'void' ? 'released' : 'spent'
    default:
      throw new Error(`${code} is no business of an allowance`)
  }
}

/** What was held and is spent now was taken off when it was held. */
function amountOf({ phase, amount }: Entry, isIncoming: boolean): number {
  if (phase === 'post') return 0
  return phase === 'void' || isIncoming ? amount : -amount
}
