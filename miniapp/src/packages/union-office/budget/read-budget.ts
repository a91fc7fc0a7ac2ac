import type { FieldErrors } from '@/services/field-errors'
import { readYuan } from '../../../services/yuan'

/** The form as it is typed. */
export interface BudgetDraft {
  year: string
  amount: string
  /** What one member may get in the year; empty: the policy's figure. */
  cap: string
  title: string
  documentNo: string
  issuedOn: string
}

interface BudgetBody {
  year: number
  amountFen: number
  memberYearCapFen?: number
  source: { title: string; documentNo: string; issuedOn: string }
}

/** The call's body as the form says it, or what is wrong with which field. */
export function readBudget(draft: BudgetDraft): { body?: BudgetBody; errors: FieldErrors } {
  const amount = readYuan(draft.amount)
  const cap = draft.cap.trim() ? readYuan(draft.cap) : undefined
  const source = {
    title: draft.title.trim(),
    documentNo: draft.documentNo.trim(),
    issuedOn: draft.issuedOn,
  }
  const wrong: [string, string | false | undefined][] = [
    ['year', !/^20[2-9]\d$/.test(draft.year) && '请填写四位年份'],
    ['amountFen', amount.error],
    ['memberYearCapFen', cap?.error],
    ['source.title', source.title.length < 2 && '请填写依据文件名称'],
    ['source.documentNo', !source.documentNo && '请填写文号'],
    ['source.issuedOn', !source.issuedOn && '请填写文件日期'],
  ]
  const errors = Object.fromEntries(wrong.filter((one): one is [string, string] => Boolean(one[1])))
  if (amount.fen === undefined || Object.keys(errors).length > 0) return { errors }
  const capFen = cap?.fen
  return {
    body: {
      year: Number(draft.year),
      amountFen: amount.fen,
      ...(capFen === undefined ? {} : { memberYearCapFen: capFen }),
      source,
    },
    errors,
  }
}
