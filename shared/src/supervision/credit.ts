import { supervisionPolicy } from '../policy-supervision.ts'

/** Why points are taken from a merchant's credit. */
export const enteredRules = [
  'reportConfirmed',
  'replyOverdue',
  'agreementBroken',
  'inspectionFailed',
  'warned',
  'delisted',
  'certificationSuspended',
  'excluded',
  'blacklisted',
] as const
export type EnteredRule = (typeof enteredRules)[number]

/** All that stand in records: a complaint that was settled took points once; those entries are cancelled. */
export const creditRules = ['complaintUpheld', ...enteredRules] as const
type CreditRule = (typeof creditRules)[number]

export const creditRuleNames: Record<CreditRule, string> = {
  complaintUpheld: '投诉成立',
  reportConfirmed: '举报查实',
  replyOverdue: '逾期未答复',
  agreementBroken: '调解协议未履行',
  inspectionFailed: '抽检不合格',
  warned: '被警告',
  delisted: '商品被下架',
  certificationSuspended: '认定被暂停',
  excluded: '被限制参加活动',
  blacklisted: '列入黑名单',
}

const terms: Record<EnteredRule, readonly [points: number, days: number]> = {
  reportConfirmed: [
    supervisionPolicy.creditReportConfirmed.value,
    supervisionPolicy.creditReportConfirmedTerm.value,
  ],
  replyOverdue: [supervisionPolicy.creditReplyOverdue.value, supervisionPolicy.creditReplyOverdueTerm.value],
  agreementBroken: [
    supervisionPolicy.creditAgreementBroken.value,
    supervisionPolicy.creditAgreementBrokenTerm.value,
  ],
  inspectionFailed: [
    supervisionPolicy.creditInspectionFailed.value,
    supervisionPolicy.creditInspectionFailedTerm.value,
  ],
  warned: [supervisionPolicy.creditWarned.value, supervisionPolicy.creditWarnedTerm.value],
  delisted: [supervisionPolicy.creditDelisted.value, supervisionPolicy.creditDelistedTerm.value],
  certificationSuspended: [
    supervisionPolicy.creditCertificationSuspended.value,
    supervisionPolicy.creditCertificationSuspendedTerm.value,
  ],
  excluded: [supervisionPolicy.creditExcluded.value, supervisionPolicy.creditExcludedTerm.value],
  blacklisted: [supervisionPolicy.creditBlacklisted.value, supervisionPolicy.creditBlacklistedTerm.value],
}

/** What a rule takes today, and for how many days: an entry keeps both, whatever the policy says later. */
export const termsOfRule = (rule: EnteredRule): { points: number; termDays: number } => {
  const [points, termDays] = terms[rule]
  return { points, termDays }
}

/** An entry of the record: points taken on a day (`YYYY-MM-DD`), healed when its term is over. */
export interface CreditEntry {
  points: number
  on: string
  termDays: number
}

const DAY_MS = 86_400_000
const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** From this day on it takes half of its points. */
export const halvesOn = ({ on, termDays }: CreditEntry): string => dayAfter(on, Math.ceil(termDays / 2))
/** From this day on it takes nothing. */
export const healsOn = ({ on, termDays }: CreditEntry): string => dayAfter(on, termDays)

/** What an entry still takes on a day: all of it in the first half of its term, half (rounded down) in the second. */
export function pointsTaken({ points, on, termDays }: CreditEntry, today: string): number {
  const age = daysFrom(on, today)
  if (age < 0 || age >= termDays) return 0
  return age < Math.ceil(termDays / 2) ? points : Math.floor(points / 2)
}

/** 100 less what all entries still take; never below zero. */
export const creditScore = (entries: readonly CreditEntry[], today: string): number =>
  Math.max(
    0,
    supervisionPolicy.creditStart.value - entries.reduce((sum, entry) => sum + pointsTaken(entry, today), 0),
  )

export const creditLevels = ['good', 'fair', 'poor', 'bad'] as const
export type CreditLevel = (typeof creditLevels)[number]
export const creditLevelNames: Record<CreditLevel, string> = {
  good: '信用良好',
  fair: '信用一般',
  poor: '信用较差',
  bad: '信用差',
}

export function creditLevel(score: number): CreditLevel {
  if (score >= supervisionPolicy.creditGood.value) return 'good'
  if (score >= supervisionPolicy.creditFair.value) return 'fair'
  return score >= supervisionPolicy.creditPoor.value ? 'poor' : 'bad'
}
