/** What a merchant may be licensed by; beside the business licence whatever allows it to make or sell food. */
export const licenceKinds = [
  'businessLicence',
  'foodProduction',
  'foodBusiness',
  'smallWorkshop',
  'prepackagedFiling',
] as const
export type LicenceKind = (typeof licenceKinds)[number]

export const licenceNames: Record<LicenceKind, string> = {
  businessLicence: '营业执照',
  foodProduction: '食品生产许可证',
  foodBusiness: '食品经营许可证',
  smallWorkshop: '食品生产加工小作坊登记证',
  prepackagedFiling: '仅销售预包装食品备案',
}

/** How the number of each reads; a business licence bears the credit code. */
const numberShapes: Record<Exclude<LicenceKind, 'businessLicence'>, RegExp> = {
  foodProduction: /^SC\d{14}$/,
  foodBusiness: /^JY\d{14}$/,
  smallWorkshop: /^[\p{Script=Han}A-Za-z0-9〔〕()（）\-号第]{6,40}$/u,
  prepackagedFiling: /^YB\d{14}$/,
}

const numberHints: Record<LicenceKind, string> = {
  businessLicence: '营业执照号码应与统一社会信用代码一致',
  foodProduction: '食品生产许可证编号为 SC 加 14 位数字',
  foodBusiness: '食品经营许可证编号为 JY 加 14 位数字',
  smallWorkshop: '请填写登记证编号，6 至 40 个字',
  prepackagedFiling: '备案编号为 YB 加 14 位数字',
}

/** A licence as somebody states it: days in Asia/Shanghai, valid through `validTo`. */
export interface StatedLicence {
  kind: LicenceKind
  number: string
  validFrom: string | null
  /** Null when it has no end, or nothing was said. */
  validTo: string | null
  longTerm: boolean
}

/** What is wrong with a licence on `today`: the field and a sentence; null when nothing is. */
export function licenceFault(
  licence: StatedLicence,
  creditCode: string,
  today: string,
): { field: 'number' | 'validFrom' | 'validTo'; message: string } | null {
  const { kind, number, validFrom, validTo, longTerm } = licence
  const fits = kind === 'businessLicence' ? number === creditCode : numberShapes[kind].test(number)
  if (!fits) return { field: 'number', message: numberHints[kind] }
  if (validFrom === null) return { field: 'validFrom', message: '请填写有效期起始日期' }
  if (longTerm) return null
  if (validTo === null) return { field: 'validTo', message: '请填写有效期截止日期，或选择长期' }
  if (validTo < validFrom) return { field: 'validTo', message: '截止日期不能早于起始日期' }
  if (validTo < today) return { field: 'validTo', message: `${licenceNames[kind]}已过期，请先办理延续` }
  return null
}

/** A licence in force, `validTo` null when it has no end. */
export interface HeldLicence {
  kind: LicenceKind
  validTo: string | null
}

/**
 * Through which day somebody may sell: while the business licence holds and, selling more than what it grew itself
 * (《食品安全法》第三十五条), one of those for food. Null: no end. `never` when one is missing.
 */
export function licensedThrough(
  licences: readonly HeldLicence[],
  primaryProduceOnly: boolean,
): string | null | 'never' {
  const business = lastDay(licences.filter(({ kind }) => kind === 'businessLicence'))
  if (primaryProduceOnly) return business
  const food = lastDay(licences.filter(({ kind }) => kind !== 'businessLicence'))
  if (business === 'never' || food === 'never') return 'never'
  if (business === null || food === null) return business ?? food
  return [business, food].sort()[0] ?? 'never'
}

/** The end of the one that holds longest. */
function lastDay(licences: readonly HeldLicence[]): string | null | 'never' {
  let last: string | 'never' = 'never'
  for (const { validTo } of licences) {
    if (validTo === null) return null
    if (last === 'never' || validTo > last) last = validTo
  }
  return last
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
