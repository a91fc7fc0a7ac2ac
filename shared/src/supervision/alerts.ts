export const alertKinds = ['jump', 'falseDiscount', 'aboveReference'] as const
export type AlertKind = (typeof alertKinds)[number]
export const alertKindNames: Record<AlertKind, string> = {
  jump: '价格陡涨',
  falseDiscount: '虚假折扣',
  aboveReference: '高于参考价',
}
/** What `basisFen` is of each. */
export const alertBasisNames: Record<AlertKind, string> = {
  jump: '7 日前价格',
  falseDiscount: '可划线的最高价',
  aboveReference: '参考价上限',
}

export const severities = ['minor', 'middling', 'serious'] as const
export type Severity = (typeof severities)[number]
export const severityNames: Record<Severity, string> = {
  minor: '一般',
  middling: '较重',
  serious: '严重',
}

/** So many open alerts of a merchant are counted; more are more than anybody reads one by one. */
export const openAlertsShown = 99

export const alertStates = ['open', 'dismissed', 'warned', 'caseOpened'] as const
export type AlertState = (typeof alertStates)[number]
export const alertStateNames: Record<AlertState, string> = {
  open: '待处理',
  dismissed: '已排除',
  warned: '已警告',
  caseOpened: '已立案',
}

export const alertSorts = ['severity', 'newest', 'percent'] as const
export type AlertSort = (typeof alertSorts)[number]

export const sampleResults = ['waiting', 'passed', 'failed'] as const
export type SampleResult = (typeof sampleResults)[number]
export const sampleResultNames: Record<SampleResult, string> = {
  waiting: '待出结果',
  passed: '合格',
  failed: '不合格',
}
