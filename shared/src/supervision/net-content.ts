/** What goods are measured by, and how much of it a compared price is for. */
export const contentUnits = ['g', 'ml', 'piece'] as const
export type ContentUnit = (typeof contentUnits)[number]
export const unitBases: Record<ContentUnit, number> = { g: 500, ml: 500, piece: 10 }
export const unitNames: Record<ContentUnit, string> = { g: '500 克', ml: '500 毫升', piece: '10 枚' }

/** How much a unit of sale holds. */
export interface NetContent {
  amount: number
  unit: ContentUnit
}

const units: Record<string, readonly [factor: number, unit: ContentUnit]> = {
  kg: [1_000, 'g'],
  千克: [1_000, 'g'],
  公斤: [1_000, 'g'],
  斤: [500, 'g'],
  两: [50, 'g'],
  g: [1, 'g'],
  克: [1, 'g'],
  ml: [1, 'ml'],
  毫升: [1, 'ml'],
  l: [1_000, 'ml'],
  升: [1_000, 'ml'],
  枚: [1, 'piece'],
}
// No letter may follow `g` or `l`: `5GB` is no weight.
const measure = /(\d{1,5}(?:\.\d{1,3})?)\s*(kg|千克|公斤|市斤|斤|两|克|毫升|升|枚|ml|[gl](?![a-z]))/giu
const timesAfter = /^\s*(?:\/?[一-龥]{0,1}装?)?\s*[×xX*✕]\s*(\d{1,3})(?![\d.])/u
const timesBefore = /(\d{1,3})\s*[一-龥]?\s*[×xX*✕]\s*$/u

/**
 * The net content that a text states: `500g装`, `净重1.2kg×2`, `5斤`, `30枚`. Null where it states none, or several that
 * are added up or chosen from: a guess would accuse somebody.
 */
export function netContentOf(text: string): NetContent | null {
  const found = [...text.normalize('NFKC').matchAll(measure)]
  const [match] = found
  if (!match || found.length > 1) return null
  const [factor, unit] = units[(match[2] ?? '').toLowerCase().replace('市', '')] ?? [0, 'g' as const]
  const plain = text.normalize('NFKC')
  const end = match.index + match[0].length
  const times = Number(
    timesAfter.exec(plain.slice(end))?.[1] ?? timesBefore.exec(plain.slice(0, match.index))?.[1] ?? 1,
  )
  const amount = Math.round(Number(match[1]) * factor * times)
  return amount > 0 && amount <= 1_000_000 ? { amount, unit } : null
}

/** Of a SKU: what its own name says, else what its product says. */
export const contentOfSku = (skuName: string, netContent: string): NetContent | null =>
  netContentOf(skuName) ?? netContentOf(netContent)

/** The price of 500 g, 500 ml or 10 pieces. */
export const unitPriceFen = (priceFen: number, { amount, unit }: NetContent): number =>
  Math.round((priceFen * unitBases[unit]) / amount)
