import type { ApplicationInput, Case } from '@yuxiang/shared/api/certification'
import type { GoodsKind } from '@yuxiang/shared/certification/words'
import { formatYuan } from '@yuxiang/shared/money'
import { readYuan } from '../../../services/yuan.ts'
import type { TypedBenefit } from './benefit-fields'

/** An application as it is typed. */
export interface Draft {
  goodsKind: GoodsKind
  origin: string
  price: string
  marketPrice: string
  /** In units of 10,000 yuan. */
  yearlySupply: string
  supplyNote: string
  mechanism: string
  households: string
  benefits: TypedBenefit[]
  materials: ApplicationInput['materials']
}

const amount = (fen: number) => (fen > 0 ? formatYuan(fen).replace(/,/g, '') : '')
const count = (value: number) => (value > 0 ? String(value) : '')

export const draftOf = ({ content }: Pick<Case, 'content'>): Draft => ({
  goodsKind: content.goodsKind,
  origin: content.origin,
  price: amount(content.priceFen),
  marketPrice: amount(content.marketPriceFen),
  yearlySupply: content.yearlySupplyFen > 0 ? String(content.yearlySupplyFen / 1_000_000) : '',
  supplyNote: content.supplyNote,
  mechanism: content.mechanism,
  households: count(content.households),
  benefits: content.benefits.map(({ way, households, yuanPerHouseholdYear }, key) => ({
    key,
    way,
    households: String(households),
    yuan: String(yuanPerHouseholdYear),
  })),
  materials: content.materials,
})

const wholeOf = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : 0)

/** What a draft says so far; what cannot be read counts as not filled in, a row without households is left out. */
export function readApplication(draft: Draft): ApplicationInput {
  const supply = readYuan(draft.yearlySupply).fen ?? 0
  return {
    goodsKind: draft.goodsKind,
    origin: draft.origin,
    priceFen: readYuan(draft.price).fen ?? 0,
    marketPriceFen: readYuan(draft.marketPrice).fen ?? 0,
    yearlySupplyFen: Math.min(supply * 10_000, 100_000_000_000),
    supplyNote: draft.supplyNote,
    mechanism: draft.mechanism,
    households: Math.min(wholeOf(draft.households), 100_000),
    benefits: draft.benefits
      .map(({ way, households, yuan }) => ({
        way,
        households: wholeOf(households),
        yuanPerHouseholdYear: wholeOf(yuan),
      }))
      .filter(({ households }) => households > 0),
    materials: draft.materials,
  }
}
