import type { PolicyParameter } from './policy.ts'

const rule = (basis: string) => ({ basis, validFrom: '2026-11-27' })

/** 预留份额. A `monthDay` is MMDD, the last or first day on which something holds in a year: 331 is 31 March. */
export const reservedSharePolicy = {
  /** The least of a year's canteen purchases that a budget unit keeps for these products. */
  reservedShareMin: {
    value: 10,
    unit: 'percent',
    basis:
      '财政部等《关于深入开展政府采购脱贫地区农副产品工作推进乡村产业振兴的实施意见》（财库〔2021〕20号）：各级预算单位按照不低于10%的比例预留采购份额',
    validFrom: '2021-04-24',
  },
  /** A year may be filed for from this day of the year before. */
  reservedShareFilingOpens: {
    value: 1201,
    unit: 'monthDay',
    ...rule('平台预留份额规则：上年 12 月 1 日起可填报'),
  },
  /** By the end of this day; what comes later is marked as late. */
  reservedShareFilingDue: {
    value: 331,
    unit: 'monthDay',
    ...rule('平台预留份额规则：每年 3 月 31 日前填报当年预留份额'),
  },
  /** What was accepted may be amended until the end of this day. */
  reservedShareAmendment: {
    value: 1031,
    unit: 'monthDay',
    ...rule('平台预留份额规则：每年 10 月 31 日前可调整当年填报'),
  },
  /** Who has not filed is reminded so long before the deadline. */
  reservedShareReminder: {
    value: 15,
    unit: 'days',
    ...rule('平台预留份额规则：填报截止前 15 日提醒'),
  },
  budgetOfficersMax: {
    value: 20,
    unit: 'count',
    ...rule('平台预留份额规则：每个预算单位最多 20 名经办人'),
  },
} as const satisfies Record<string, PolicyParameter>
