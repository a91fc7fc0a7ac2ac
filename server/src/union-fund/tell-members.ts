import { formatYuan } from '@yuxiang/shared/money'
import { type Notice, notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { accountFigures } from '../platform/ledger/index.ts'

const DAY_MS = 86_400_000
/** So many days before its last one an allowance is called to mind. */
const REMINDER_DAYS = 7

interface Share {
  id: string
  userId: string
  grantName: string
  fen: string
  validTo: string
}

/** Tells the members who have joined what a grant brought them, in the transaction that issues it. */
export async function tellGranted(tx: Db, platform: Platform, grantId: string): Promise<void> {
  const shares = await sqlOf(tx)<Share[]>`
    select allowance.id, member.user_id as "userId", union_grant.name as "grantName", allowance.amount_fen as fen,
      union_grant.valid_to::text as "validTo"
    from allowances allowance
    join union_grants union_grant on union_grant.id = allowance.grant_id
    join union_members member on member.id = allowance.member_id
    where allowance.grant_id = ${grantId} and member.user_id is not null`
  await notify(
    tx,
    platform,
    shares.map((share) => ({
      ...noticeOf(share),
      kind: 'allowanceGranted' as const,
      title: '工会额度已到账',
      text: `${share.grantName} ¥${formatYuan(Number(share.fen))}，${share.validTo} 前可用`,
      dedupeKey: `granted/${share.id}`,
    })),
  )
}

/**
 * Job, daily: a week before its last day everybody with something left of an allowance is told, once. Answers how
 * many were.
 */
export async function remindOfAllowances(platform: Platform): Promise<number> {
  const now = platform.clock()
  const [today, soon] = [now, new Date(now.getTime() + REMINDER_DAYS * DAY_MS)].map(dayInShanghai)
  return platform.database.transaction(async (tx) => {
    const sql = sqlOf(tx)
    const shares = await sql<Share[]>`
      select allowance.id, member.user_id as "userId", union_grant.name as "grantName",
        account.balance - account.held as fen, union_grant.valid_to::text as "validTo"
      from union_grants union_grant
      join allowances allowance on allowance.grant_id = union_grant.id and allowance.withdrawn_at is null
      join union_members member on member.id = allowance.member_id and member.user_id is not null
      join ${accountFigures(sql)} account on account.id = allowance.id
      where union_grant.state = 'issued' and union_grant.valid_to between ${today ?? ''}::date and ${soon ?? ''}::date
        and account.balance > account.held`
    await notify(
      tx,
      platform,
      shares.map((share) => ({
        ...noticeOf(share),
        kind: 'allowanceEnding' as const,
        title: '工会额度即将到期',
        text: `${share.grantName} 还剩 ¥${formatYuan(Number(share.fen))}，${share.validTo} 到期`,
        dedupeKey: `ending/${share.id}`,
      })),
    )
    return shares.length
  })
}

const noticeOf = ({ id, userId }: Share): Pick<Notice, 'userId' | 'path'> => ({
  userId,
  path: `/packages/union/allowance/index?id=${id}`,
})
