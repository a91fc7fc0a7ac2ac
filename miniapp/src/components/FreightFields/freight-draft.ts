import type { FreightTemplate } from '@yuxiang/shared/api/catalog'
import type { FreightInput } from '@yuxiang/shared/api/merchants'
import { formatYuan } from '@yuxiang/shared/money'
import { readYuan } from '../../services/yuan'

/** Freight as it is typed: yuan and kilograms as text. */
export interface FreightDraft {
  isFreeSomewhere: boolean
  freeAbove: string
  baseKg: string
  base: string
  stepKg: string
  step: string
  overrides: { provinceCodes: string[]; base: string; step: string }[]
  excluded: string[]
}

const kgOf = (grams: number): string => String(grams / 1_000)

export const draftOf = (freight: FreightTemplate): FreightDraft => ({
  isFreeSomewhere: freight.freeAboveFen !== null,
  freeAbove: freight.freeAboveFen === null ? '' : formatYuan(freight.freeAboveFen),
  baseKg: kgOf(freight.baseWeightG),
  base: formatYuan(freight.baseFen),
  stepKg: kgOf(freight.stepWeightG),
  step: formatYuan(freight.stepFen),
  overrides: freight.regionOverrides.map(({ provinceCodes, baseFen, stepFen }) => ({
    provinceCodes: [...provinceCodes],
    base: formatYuan(baseFen),
    step: formatYuan(stepFen),
  })),
  excluded: [...freight.excludedProvinceCodes],
})

/** Whole freight, or what is wrong by field. */
export type ReadFreight =
  | { input: FreightInput; errors?: undefined }
  | { input?: undefined; errors: Record<string, string> }

/** Reads what was typed; nothing is guessed. */
export function readFreight(draft: FreightDraft): ReadFreight {
  const errors: Record<string, string> = {}
  const fen = (path: string, text: string): number => {
    const typed = readFee(text)
    if (typed.error !== undefined) errors[path] = typed.error
    return typed.fen ?? 0
  }
  const grams = (path: string, text: string): number => {
    const weight = readKg(text)
    if (weight === null) errors[path] = '请填写公斤数，如 3 或 0.5'
    return weight ?? 1
  }
  const input: FreightInput = {
    freeAboveFen: draft.isFreeSomewhere ? fen('freeAbove', draft.freeAbove) : null,
    baseWeightG: grams('baseKg', draft.baseKg),
    baseFen: fen('base', draft.base),
    stepWeightG: grams('stepKg', draft.stepKg),
    stepFen: fen('step', draft.step),
    regionOverrides: draft.overrides.map(({ provinceCodes, base, step }, index) => {
      if (provinceCodes.length === 0) errors[`overrides.${index}.provinces`] = '请选择省份'
      return {
        provinceCodes,
        baseFen: fen(`overrides.${index}.base`, base),
        stepFen: fen(`overrides.${index}.step`, step),
      }
    }),
    excludedProvinceCodes: draft.excluded,
  }
  return Object.keys(errors).length > 0 ? { errors } : { input }
}

const FEE_MAX_FEN = 1_000_000

/** A fee may be nothing. */
function readFee(text: string): { fen?: number; error?: string } {
  if (/^\s*0+(\.0*)?\s*$/.test(text.normalize('NFKC'))) return { fen: 0 }
  const typed = readYuan(text)
  return typed.fen !== undefined && typed.fen > FEE_MAX_FEN ? { error: '金额过大' } : typed
}

/** Kilograms with up to three decimals, in whole grams; null when it is none. */
export function readKg(text: string): number | null {
  const parts = /^(\d{1,3})(?:\.(\d{1,3}))?$/.exec(text.normalize('NFKC').trim())
  if (!parts) return null
  const grams = Number((parts[1] ?? '') + (parts[2] ?? '').padEnd(3, '0'))
  return grams > 0 ? grams : null
}
