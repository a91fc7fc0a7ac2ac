import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { useState } from 'react'
import { today } from '@/services/today'
import { readYuan } from '@/services/yuan'

/** What an offer is put together from: units to give back by line, or another sum. */
export interface OfferDraft {
  units: Record<string, number>
  yuan: string
  /** Something else is promised beside the money. */
  otherDuty: boolean
  performBy: string
}

const usualDays = 7

export function useOfferDraft() {
  const [draft, setDraft] = useState<OfferDraft>({
    units: {},
    yuan: '',
    otherDuty: false,
    performBy: today(usualDays),
  })
  return [draft, (changes: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...changes }))] as const
}

/** The offer as it is sent, or what is wrong with it. */
export function readOffer(draft: OfferDraft, text: string): { input: OfferInput } | { error: string } {
  const lines = Object.entries(draft.units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  const { performBy, otherDuty } = draft
  if (!performBy) return { error: '请选择履行期限' }
  const base = { text, performBy, ...(otherDuty ? { otherDuty } : {}) }
  if (lines.length > 0) return { input: { ...base, lines } }
  if (draft.yuan === '') return { input: { text, performBy } }
  const { fen, error } = readYuan(draft.yuan)
  if (fen === undefined) return { error: error ?? '请填写金额' }
  return { input: { ...base, amountFen: fen } }
}
