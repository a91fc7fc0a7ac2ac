import type { FieldErrors } from '@/services/field-errors'

/** The form as it is filled in. */
export interface EvidenceDraft {
  of: 'period' | 'grant'
  format: 'xlsx' | 'pdf'
  grantId: string
  from: string
  to: string
}

type EvidenceBody = { format: 'xlsx' | 'pdf' } & ({ grantId: string } | { from: string; to: string })

/** Both days included; a leap year at most. */
const longestDays = 366

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** The call's body as the form says it, or what is wrong with which field. */
export function readEvidence(draft: EvidenceDraft): { body?: EvidenceBody; errors: FieldErrors } {
  const { of, format, grantId, from, to } = draft
  if (of === 'grant') {
    return grantId ? { body: { format, grantId }, errors: {} } : { errors: { grantId: '请选择一次发放' } }
  }
  const errors: FieldErrors = {
    ...(from ? {} : { from: '请选择开始日期' }),
    ...(to ? {} : { to: '请选择截止日期' }),
    ...(from && to && from > to ? { to: '截止日期不能早于开始日期' } : {}),
    ...(daysBetween(from, to) >= longestDays ? { to: '一次最多生成一年' } : {}),
  }
  return Object.keys(errors).length > 0 ? { errors } : { body: { format, from, to }, errors }
}
