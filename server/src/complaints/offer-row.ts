import { formatYuan } from '@yuxiang/shared/money'
import type { InferSelectModel } from 'drizzle-orm'
import type { complaintOffers } from './tables.ts'

export type OfferRow = InferSelectModel<typeof complaintOffers>

/** What an offer comes to, in words. */
export const offerWords = ({ text, amountFen, lines }: Pick<OfferRow, 'text' | 'amountFen' | 'lines'>) =>
  amountFen > 0 ? `${text}（${lines.length > 0 ? '退款' : '补偿'} ¥${formatYuan(amountFen)}）` : text
