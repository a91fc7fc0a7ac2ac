import type { PolicyParameter } from './policy.ts'

const platformCredit = '平台信用规则；《市场监督管理信用修复管理办法》：失信信息有期限、可修复'
const credit = (value: number): PolicyParameter => ({
  value,
  unit: 'count',
  basis: platformCredit,
  validFrom: '2026-11-26',
})
const term = (value: number): PolicyParameter => ({
  value,
  unit: 'days',
  basis: platformCredit,
  validFrom: '2026-11-26',
})

/** Parameters of price watch, credit and measures. */
export const supervisionPolicy = {
  /** A regular price that rose by so much … */
  priceJump: {
    value: 50,
    unit: 'percent',
    basis: '《价格违法行为行政处罚规定》第六条（大幅度提高价格）；预警线由市场监管部门定',
    validFrom: '2026-11-26',
  },
  /** … against what it was so long before. */
  priceJumpDays: { value: 7, unit: 'days', basis: '价格监测规则：与 7 日前比较', validFrom: '2026-11-26' },
  /** A unit price so much above the reference price's upper end. */
  priceAboveReference: {
    value: 20,
    unit: 'percent',
    basis: '《价格法》第三十条、价格监测规则：高于参考价上限 20% 预警',
    validFrom: '2026-11-26',
  },
  /** From here on an alert is serious; half of it is middling. */
  priceAlertSerious: {
    value: 100,
    unit: 'percent',
    basis: '价格监测规则：超出 100% 为严重，超出 50% 为较重',
    validFrom: '2026-11-26',
  },
  /** What was looked at and closed is not raised again for the same two prices so long. */
  priceAlertQuiet: { value: 30, unit: 'days', basis: '价格监测规则', validFrom: '2026-11-26' },
  /** Fewer offers of the same goods are no comparison. */
  sameGoodsMin: { value: 3, unit: 'count', basis: '价格监测规则', validFrom: '2026-11-26' },
  creditStart: credit(100),
  creditGood: credit(90),
  creditFair: credit(75),
  creditPoor: credit(60),
  creditReportConfirmed: credit(15),
  creditReportConfirmedTerm: term(730),
  creditReplyOverdue: credit(3),
  creditReplyOverdueTerm: term(180),
  creditAgreementBroken: credit(10),
  creditAgreementBrokenTerm: term(365),
  creditInspectionFailed: credit(15),
  creditInspectionFailedTerm: term(730),
  creditWarned: credit(5),
  creditWarnedTerm: term(180),
  creditDelisted: credit(10),
  creditDelistedTerm: term(365),
  creditCertificationSuspended: credit(15),
  creditCertificationSuspendedTerm: term(365),
  creditExcluded: credit(10),
  creditExcludedTerm: term(365),
  creditBlacklisted: credit(40),
  creditBlacklistedTerm: term(1_095),
  /** A measure may be appealed against so long after it was imposed … */
  measureAppeal: {
    value: 60,
    unit: 'days',
    basis: '《行政复议法》第二十条：自知道行政行为之日起六十日内申请',
    validFrom: '2024-01-01',
  },
  /** … and is answered within so long. */
  measureAppealAnswer: {
    value: 60,
    unit: 'days',
    basis: '《行政复议法》第六十二条：自受理之日起六十日内作出决定',
    validFrom: '2024-01-01',
  },
  /** The office hears so long ahead that an appeal is still to be answered. */
  appealWarning: {
    value: 7,
    unit: 'days',
    basis: '平台规则：申诉答复期限前 7 日提醒办理单位，超期报市级督办',
    validFrom: '2026-01-01',
  },
  blacklistTermMax: {
    value: 1_096,
    unit: 'days',
    basis: '《市场监督管理严重违法失信名单管理办法》（总局令第44号）：列入满 3 年移出',
    validFrom: '2021-09-01',
  },
  /** Whoever did what was asked may ask to be taken off so long after. */
  blacklistRemedyAfter: {
    value: 365,
    unit: 'days',
    basis: '《市场监督管理严重违法失信名单管理办法》（总局令第44号）：列入满 1 年可申请提前移出',
    validFrom: '2021-09-01',
  },
} as const satisfies Record<string, PolicyParameter>
