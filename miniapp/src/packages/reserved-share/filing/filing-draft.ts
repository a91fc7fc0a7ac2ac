import type { FilingVersion, ShareYear } from '@yuxiang/shared/api/reserved-share'
import type { FilingFault, FilingWords } from '@yuxiang/shared/reserved-share/check-filing'
import { checkFiling } from '@yuxiang/shared/reserved-share/check-filing'
import type { Canteen } from '@yuxiang/shared/reserved-share/words'
import { readYuan } from '@/services/yuan'
import { yuanInput } from '@/workbench/read-number'

/** The form as it is typed: amounts in yuan. */
export interface FilingDraft {
  canteen: Canteen | null
  planned: string
  reserved: string
  executingUnit: string
  noCanteenReason: string
  explanation: string
}

const typed = (fen: number | null | undefined) => (fen ? yuanInput(fen) : '')

/** What the form begins with: the version that is written, else the one in force. */
export function draftOf({ open, accepted }: ShareYear): FilingDraft {
  const from: FilingVersion | null = open ?? accepted
  return {
    canteen: from?.canteen ?? null,
    planned: typed(from?.plannedFen),
    reserved: typed(from?.reservedFen),
    executingUnit: from?.executingUnit ?? '',
    noCanteenReason: from?.noCanteenReason ?? '',
    // Why it was less before does not say why it is now.
    explanation: open?.explanation ?? '',
  }
}

/** An amount that is typed; null for none and for what is no amount. */
const fenOf = (text: string): number | null => readYuan(text).fen ?? null

/** What the server takes of it. A unit without a canteen files zero; fields that are not asked for are left empty. */
export function wordsOf(draft: FilingDraft): FilingWords {
  const { canteen } = draft
  const isNone = canteen === 'none'
  return {
    canteen,
    plannedFen: isNone ? 0 : fenOf(draft.planned),
    reservedFen: isNone ? 0 : fenOf(draft.reserved),
    executingUnit: canteen === 'outsourced' || canteen === 'shared' ? draft.executingUnit.trim() : '',
    noCanteenReason: isNone ? draft.noCanteenReason.trim() : '',
    explanation: draft.explanation.trim(),
  }
}

type Faults = Record<string, string>

/** What is typed and is no amount at all. */
export function amountErrors({ canteen, planned, reserved }: FilingDraft): Faults {
  if (canteen === 'none') return {}
  const wrong = (text: string) => (text.trim() ? readYuan(text).error : undefined)
  const [plannedError, reservedError] = [wrong(planned), wrong(reserved)]
  return {
    ...(plannedError ? { plannedFen: plannedError } : {}),
    ...(reservedError ? { reservedFen: reservedError } : {}),
  }
}

/** What keeps it from being submitted, by the code that the server decides with. */
export function submitErrors(draft: FilingDraft, { lastYearFen, accepted }: ShareYear): Faults {
  const before = { lastYearFen, acceptedFen: accepted?.reservedFen ?? null }
  const faults: FilingFault[] = checkFiling(wordsOf(draft), before)
  return { ...Object.fromEntries(faults.map(({ path, message }) => [path, message])), ...amountErrors(draft) }
}
