import type { PointEntry, PointsAnswer } from '@yuxiang/shared/api/points'
import { policy } from '@yuxiang/shared/policy'
import { dayInShanghai } from '../platform/clock.ts'
import type { Db } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { accountsOf, type Entry, statementOf } from '../platform/ledger/index.ts'
import { pointsForStreak, recentCheckIns } from './check-in.ts'
import { SWEPT_YEARS } from './expire.ts'
import { fullLotsOf, lotAccountOf, pointsSourceOf, yearInShanghai } from './lots.ts'

/** Numbers of those of some orders which are the shopper's own, by id. Whoever takes orders says so. */
export type OrderNumbers = (
  db: Db,
  userId: string,
  orderIds: readonly string[],
) => Promise<ReadonlyMap<string, string>>

/** Everything the points page shows: what there is, what expires when, and every entry with its cause. */
export async function readPoints(
  { database, clock }: Platform,
  orderNumbersOf: OrderNumbers,
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
  const orderNumbers = await orderNumbersOf(db, userId, subjectsOf(shown))
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
    entries: shown
      .filter(({ phase }) => phase !== 'post')
      .map((entry) => entryView(entry, userId, orderNumbers)),
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
  'points.share': ['share', '好友通过您的分享下单并收货'],
  'points.welcome': ['welcome', '新人注册礼'],
  'points.takeBack': ['takeBack', '退款收回'],
  'points.spend': ['deduction', '下单抵扣'],
  'points.claim': ['flashSale', '积分抢购'],
  'points.spendRefund': ['deductionReturn', '退款退回'],
  'points.expire': ['expiry', '到期清零'],
}

/** What happened for an order; a friend's, which a shared link led to, is told without saying which. */
const orderCodes: ReadonlySet<Entry['code']> = new Set([
  'points.earn',
  'points.review',
  'points.takeBack',
  'points.spend',
  'points.claim',
  'points.spendRefund',
])

const subjectsOf = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.filter(({ code }) => orderCodes.has(code)).map((entry) => entry.subjectId)),
]

/** A hold is shown as spent, its end without payment as returned. */
function entryView(entry: Entry, userId: string, orderNumbers: ReadonlyMap<string, string>): PointEntry {
  const [cause, text] = causes[entry.code] ?? ['order', '积分变动']
  const orderNo = orderCodes.has(entry.code) ? orderNumbers.get(entry.subjectId) : undefined
  const view = { id: entry.id, at: entry.at.toISOString(), orderId: orderNo ? entry.subjectId : null }
  const of = orderNo ? `订单 ${orderNo} ` : ''
  if (entry.phase === 'void') {
    return {
      ...view,
      cause: 'deductionReturn',
      points: entry.amount,
      text: `${of}${entry.code === 'points.claim' ? '抢购未完成' : '未付款'}，积分退回`,
    }
  }
  const points = entry.from === pointsSourceOf(userId) ? entry.amount : -entry.amount
  return { ...view, cause, points, text: textOf(entry, userId, of, text) }
}

function textOf({ code, from, at }: Entry, userId: string, of: string, text: string): string {
  if (code === 'points.takeBack' && of === '') return '好友退款，收回分享所得积分'
  if (code === 'points.expire') return `${yearOfLot(userId, from, at)} 年底到期清零`
  if (code === 'points.checkIn') return `${text}（${dayInShanghai(at)}）`
  return `${of}${text}`
}

/** Which year's end a lot had: an account's id does not say, but there are only a few that it can be. */
function yearOfLot(userId: string, accountId: string, expiredAt: Date): number {
  const ended = yearInShanghai(expiredAt) - 1
  const years = Array.from({ length: SWEPT_YEARS + 1 }, (_, ago) => ended - ago)
  return years.find((year) => lotAccountOf(userId, year) === accountId) ?? ended
}

const rules = (): string[] => [
  `新人注册即得 ${policy.pointsWelcome.value} 分`,
  `收货后按自付商品金额每满 1 元得 ${policy.pointsPerYuanSpent.value} 分`,
  `每日签到得 ${policy.pointsCheckIn.value} 分，连续第 7 天起每日 ${policy.pointsCheckInLongStreak.value} 分`,
  `首次无投诉评价得 ${policy.pointsFirstReview.value} 分`,
  `好友通过您的分享下单并收货，得 ${policy.pointsPerSharedSale.value} 分（同一好友每日一次）`,
  `下单时 ${policy.pointsPerFenDeducted.value * 100} 分抵 1 元，最多抵商品金额的 ${policy.pointsDeductionMax.value}%，不抵运费`,
  '退款时收回该订单所得积分，退回所抵扣的积分',
  '当年获得的积分有效期至次年 12 月 31 日，先到期的先使用',
]
