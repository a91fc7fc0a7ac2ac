import type { OfferCard } from '@yuxiang/shared/api/offer-terms'
import { formatYuan } from '@yuxiang/shared/money'

/** What an offer gives in one price. */
export interface Gain {
  discountFen: number
  freightFen: number
  giftFen: number
  givesCoupon?: boolean
}

/** In words: 减 ¥10.00、免运费 ¥8.00、赠品价值 ¥9.90. */
export function gainText({ discountFen, freightFen, giftFen, givesCoupon = false }: Gain): string {
  return [
    ...(discountFen > 0 ? [`减 ¥${formatYuan(discountFen)}`] : []),
    ...(freightFen > 0 ? [`免运费 ¥${formatYuan(freightFen)}`] : []),
    ...(giftFen > 0 ? [`赠品价值 ¥${formatYuan(giftFen)}`] : []),
    ...(givesCoupon ? ['收货后送券'] : []),
  ].join('，')
}

/** What is given already: 已减 ¥10.00，已得赠品（价值 ¥9.90）. */
export function givenText({ discountFen, freightFen, giftFen, givesCoupon = false }: Gain): string {
  return [
    ...(discountFen > 0 ? [`已减 ¥${formatYuan(discountFen)}`] : []),
    ...(freightFen > 0 ? [`已免运费 ¥${formatYuan(freightFen)}`] : []),
    ...(giftFen > 0 ? [`已得赠品（价值 ¥${formatYuan(giftFen)}）`] : []),
    ...(givesCoupon ? ['收货后送券'] : []),
  ].join('，')
}

/** Who bears what an offer gives. */
export const payerTexts: Record<OfferCard['payer'], string> = { platform: '平台承担', merchant: '商家承担' }

/** Whose offer it is and what for; a scope that names its merchant says both. */
export function scopeOf({
  merchantName,
  scopeText,
}: {
  merchantName: string | null
  scopeText: string
}): string {
  if (merchantName && scopeText.includes(merchantName)) return scopeText
  return [merchantName ?? '平台券', scopeText].filter(Boolean).join(' · ')
}

/** The face of a coupon: its figure with a unit, and what it takes. */
export interface Face {
  figure: string
  unit: '' | '¥' | '折'
  condition: string
}

/** Reads a label (满99减10, 满3件8折, 满199包邮 …) as the face of a coupon. */
export function faceOf(label: string): Face {
  const less = /^(.*)减([\d,.]+)$/.exec(label)
  if (less) return { figure: less[2] ?? '', unit: '¥', condition: `${less[1]}可用` }
  const percent = /^(.*件|.*(?=打))打?([\d.]+)折$/.exec(label)
  if (percent) return { figure: percent[2] ?? '', unit: '折', condition: `${percent[1]}可用` }
  const gives = /^(.*)(包邮|赠礼|送券)$/.exec(label)
  if (gives) return { figure: gives[2] ?? '', unit: '', condition: `${gives[1]}可用` }
  return { figure: label, unit: '', condition: '' }
}
