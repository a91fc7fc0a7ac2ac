import { z } from 'zod'
import { Fen, Id } from './endpoint.ts'

/** Who pays: points, allowances, and the buyer's own money. Together they are the total. */
export const Tendered = {
  pointsFen: Fen,
  allowanceFen: Fen,
  cashFen: Fen,
}

/** What a line says both before it is ordered and after. */
export const LineFields = {
  skuId: Id,
  productId: Id,
  name: z.string(),
  skuName: z.string(),
  imageUrl: z.string(),
  /** Above a shopper's bound in a collective purchase. */
  quantity: z.int().min(1),
  unitFen: Fen,
  goodsFen: Fen,
  discountFen: Fen,
  freightFen: Fen,
  payableFen: Fen,
  ...Tendered,
  /** Exempt from the seven-day return; the buyer confirms it at checkout. */
  fresh: z.boolean(),
}
