import type { PointEntry, PointsAnswer } from '@yuxiang/shared/api/points'
import { policy } from '@yuxiang/shared/policy'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountsOf, type Entry, statementOf } from '../platform/ledger/index.ts'
import { pointsForStreak, recentCheckIns } from './check-in.ts'
import { fullLotsOf, pointsSourceOf } from './lots.ts'

/** Everything the points page shows: what there is, what expires when, and every entry with its cause. */
export async function readPoints(
  { database, clock }: Platform,
  userId: string,
  { cursor, pageSize = 20 }: { cursor?: string | undefined; pageSize?: number | undefined },
): Promise<PointsAnswer> {
  const now = clock()
  const { db } = database
  const before = sequenceOf(cursor)
  const [accounts, { today, yesterday }] = await Promise.all([
    accountsOf(db, userId, 'points'),
    recentCheckIns(db, userId, now),
  ])
  const entries = await statementOf(
    db,
    accounts.map((account) => account.id),
    { limit: pageSize + 1, before },
  )
  const lots = fullLotsOf(
    userId,
    now,
    accounts.map(({ id, balance, held }) => ({ id, free: balance - held })),
  )
  const shown = entries.slice(0, pageSize)
  const last = shown.at(-1)
  const streakDays = today?.streakDays ?? yesterday?.streakDays ?? 0
  return {
    balance: lots.reduce((sum, lot) => sum + lot.balance, 0),
    expiring: lots.map(({ year, balance }) => ({ points: balance, lastDay: `${year}-12-31` })),
    checkIn: {
      doneToday: today !== null,
      streakDays,
      nextPoints: pointsForStreak(streakDays + 1),
    },
    deduction: {
      pointsPerYuan: policy.pointsPerFenDeducted.value * 100,
      percentMax: policy.pointsDeductionMax.value,
    },
    rules: rules(),
    // That a hold was posted changes nothing: it was shown when the order was placed.
    entries: shown.filter(({ phase }) => phase !== 'post').map((entry) => entryView(entry, userId)),
    ...(entries.length > pageSize && last && { nextCursor: String(last.sequence) }),
  }
}

function sequenceOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const sequence = Number(cursor)
  if (Number.isSafeInteger(sequence) && sequence > 0) return sequence
  throw new Refusal('invalid_input', { errors: [{ path: 'cursor', message: '翻页位置无效' }] })
}

const causes: Partial<Record<Entry['code'], [cause: PointEntry['cause'], text: string]>> = {
  'points.earn': ['order', '确认收货'],
  'points.checkIn': ['checkIn', '每日签到'],
  'points.review': ['review', '首次评价'],
  'points.share': ['share', '分享带来成交'],
  'points.takeBack': ['takeBack', '退款收回'],
  'points.spend': ['deduction', '下单抵扣'],
  'points.spendRefund': ['deductionReturn', '退款退回'],
  'points.expire': ['expiry', '到期清零'],
}

/** What happened for an order of the shopper's own; a friend's, which a shared link led to, is nobody else's business. */
const ownOrderCodes: ReadonlySet<Entry['code']> = new Set([
  'points.earn',
  'points.review',
  'points.takeBack',
  'points.spend',
  'points.spendRefund',
])

/** A hold is shown as spent, its end without payment as returned. */
function entryView(entry: Entry, userId: string): PointEntry {
  const [cause, text] = causes[entry.code] ?? ['order', '积分变动']
  const isIncoming = entry.from === pointsSourceOf(userId)
  const at = entry.at.toISOString()
  const orderId = ownOrderCodes.has(entry.code) ? entry.subjectId : null
  if (entry.phase === 'void') {
    return {
      id: entry.id,
      at,
      cause: 'deductionReturn',
      points: entry.amount,
      text: '订单未付款，积分退回',
      orderId,
    }
  }
  return { id: entry.id, at, cause, points: isIncoming ? entry.amount : -entry.amount, text, orderId }
}

const rules = (): string[] => [
  `收货后按自付商品金额每满 1 元得 ${policy.pointsPerYuanSpent.value} 分`,
  `每日签到得 ${policy.pointsCheckIn.value} 分，连续第 7 天起每日 ${policy.pointsCheckInLongStreak.value} 分`,
  `首次无投诉评价得 ${policy.pointsFirstReview.value} 分`,
  `好友通过您的分享下单并收货，得 ${policy.pointsPerSharedSale.value} 分（同一好友每日一次）`,
  `下单时 ${policy.pointsPerFenDeducted.value * 100} 分抵 1 元，最多抵商品金额的 ${policy.pointsDeductionMax.value}%，不抵运费`,
  '退款时收回该订单所得积分，退回所抵扣的积分',
  '当年获得的积分有效期至次年 12 月 31 日，先到期的先使用',
]
