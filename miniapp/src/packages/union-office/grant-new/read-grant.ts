import type { GrantInput } from '@yuxiang/shared/api/union-grants'
import type { FieldErrors } from '@/services/field-errors'
import { readYuan } from '../../../services/yuan'

/** The form as it is typed. */
export interface GrantDraft {
  budgetId: string
  name: string
  way: 'all' | 'groups'
  /** Yuan for each member, or for each member of a group; a group without any gets nothing. */
  perMember: string
  perGroup: Record<string, string>
  scope: GrantInput['scope']['kind']
  countyCodes: string[]
  products: { id: string; name: string }[]
  venues: { id: string; name: string }[]
  validFrom: string
  validTo: string
}

/** The call's body as the form says it, or what is wrong with which field. */
export function readGrant(draft: GrantDraft): { body?: GrantInput; errors: FieldErrors } {
  const errors: FieldErrors = {}
  const name = draft.name.trim()
  if (name.length < 2) errors.name = '请填写发放名称'
  const amounts =
    draft.way === 'all' ? readForAll(draft.perMember, errors) : readGroups(draft.perGroup, errors)
  const scope = readScope(draft, errors)
  if (!draft.validFrom) errors.validFrom = '请选择开始日期'
  if (!draft.validTo) errors.validTo = '请选择截止日期'
  else if (draft.validFrom > draft.validTo) errors.validTo = '截止日期不能早于开始日期'
  if (!amounts || !scope || Object.keys(errors).length > 0) return { errors }
  const { budgetId, validFrom, validTo } = draft
  return { body: { budgetId, name, amounts, scope, validFrom, validTo }, errors }
}

function readForAll(text: string, errors: FieldErrors): GrantInput['amounts'] | undefined {
  const { fen, error } = readYuan(text)
  if (error) errors.amounts = error
  return fen === undefined ? undefined : { perMemberFen: fen }
}

function readGroups(texts: Record<string, string>, errors: FieldErrors): GrantInput['amounts'] | undefined {
  const perGroup: { group: string; amountFen: number }[] = []
  for (const [group, text] of Object.entries(texts)) {
    if (!text.trim()) continue
    const { fen, error } = readYuan(text)
    if (error) errors[`amounts.${group}`] = error
    if (fen !== undefined) perGroup.push({ group, amountFen: fen })
  }
  if (perGroup.length === 0) errors.amounts = '请至少为一个分组设置金额'
  return perGroup.length > 0 ? { perGroup } : undefined
}

/** What is missing from a scope that names nothing. */
const missing = {
  counties: '请至少选择一个区县',
  products: '请至少选择一种商品',
  venues: '请至少选择一个场馆',
}

function readScope(draft: GrantDraft, errors: FieldErrors): GrantInput['scope'] | undefined {
  const { scope, countyCodes } = draft
  if (scope === 'city') return { kind: 'city' }
  const ids = scope === 'counties' ? countyCodes : draft[scope].map(({ id }) => id)
  if (ids.length === 0) {
    errors.scope = missing[scope]
    return undefined
  }
  switch (scope) {
    case 'counties':
      return { kind: 'counties', countyCodes }
    case 'products':
      return { kind: 'products', productIds: ids }
    case 'venues':
      return { kind: 'venues', venueIds: ids }
  }
}
