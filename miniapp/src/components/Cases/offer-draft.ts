import type { OfferInput } from '@yuxiang/shared/api/complaint-views'
import { useState } from 'react'
import { today } from '@/services/today'
import { readYuan } from '@/services/yuan'

/** What an offer is put together from: units to give back by line, or another sum. */
export interface OfferDraft {
  units: Record<string, number>
  yuan: string
  performBy: string
}

const usualDays = 7

export function useOfferDraft() {
  const [draft, setDraft] = useState<OfferDraft>({ units: {}, yuan: '', performBy: today(usualDays) })
  return [draft, (changes: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...changes }))] as const
}

/** The offer as it is sent, or what is wrong with it. */
export function readOffer(draft: OfferDraft, text: string): { input: OfferInput } | { error: string } {
  const lines = Object.entries(draft.units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
  if (!draft.performBy) return { error: '请选择履行期限' }
  if (lines.length > 0) return { input: { text, lines, performBy: draft.performBy } }
  if (draft.yuan === '') return { input: { text, performBy: draft.performBy } }
  const { fen, error } = readYuan(draft.yuan)
  if (fen === undefined) return { error: error ?? '请填写金额' }
  return { input: { text, amountFen: fen, performBy: draft.performBy } }
}
