import { policy } from '@yuxiang/shared/policy'
import { offerLabel } from '@yuxiang/shared/promotions/words'
import { notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import { sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BatchRow } from './find-campaign.ts'

/** So many coupons in one transaction: locks of milliseconds. */
const BATCH = 500
const REMINDER_MS = policy.couponReminder.value * 86_400_000

/** Job: what can be used no more is expired, some hundred at a time by the index of ends. Answers how many. */
export async function expireCoupons({ database, clock }: Platform): Promise<number> {
  const now = clock().toISOString()
  for (let expired = 0; ; ) {
    const rows = await database.sql`
      update coupons set state = 'expired'
      where id in (
        select id from coupons where state = 'available' and usable_to <= ${now}::timestamptz
        order by usable_to limit ${BATCH} for update skip locked
      ) and state = 'available'`
    expired += rows.count
    if (rows.count < BATCH) return expired
  }
}

/**
 * Job: two days before its end whoever has a coupon is told, once; one that was claimed later than that needs no
 * reminder. Answers how many were told.
 */
export async function remindOfCoupons(platform: Platform): Promise<number> {
  const now = platform.clock()
  const soon = new Date(now.getTime() + REMINDER_MS)
  for (let told = 0; ; ) {
    const reminded = await platform.database.transaction(async (tx) => {
      const rows = await sqlOf(tx)<Ending[]>`
        with ending as (
          select id from coupons
          where state = 'available' and reminded_at is null
            and usable_to > ${now.toISOString()}::timestamptz and usable_to <= ${soon.toISOString()}::timestamptz
            and claimed_at < usable_to - ${REMINDER_MS} * interval '1 millisecond'
          order by usable_to limit ${BATCH} for update skip locked
        )
        update coupons coupon set reminded_at = ${now.toISOString()}::timestamptz
        from ending, coupon_batches batch
        where coupon.id = ending.id and batch.id = coupon.batch_id
        returning coupon.id, coupon.user_id as "userId", batch.name, batch.basis, batch.tiers,
          coupon.usable_to as "usableTo"`
      await notify(tx, platform, rows.map(noticeOf))
      return rows.length
    })
    told += reminded
    if (reminded < BATCH) return told
  }
}

interface Ending extends Pick<BatchRow, 'name' | 'basis' | 'tiers'> {
  id: string
  userId: string
  usableTo: string
}

const noticeOf = ({ id, userId, name, basis, tiers, usableTo }: Ending) => ({
  userId,
  kind: 'couponEnding' as const,
  title: '优惠券即将到期',
  text: `${name}（${offerLabel({ basis, tiers })}）${dayInShanghai(new Date(usableTo))} 到期`,
  path: '/packages/promotion/wallet/index',
  dedupeKey: `coupon-ending/${id}`,
})
