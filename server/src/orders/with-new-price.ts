import { Refusal } from '../platform/http/refusal.ts'
import type { Platform } from '../platform/index.ts'
import { forgetRunning, type Running, running } from '../promotions/index.ts'
import { type QuoteInput, quote } from './quote.ts'

/**
 * Places an order; refused because the price is another by now (a campaign ended, a gift is gone, an allowance was spent
 * meanwhile), the refusal carries the price as it is, so that the buyer loses nothing and only has to agree anew.
 */
export async function withNewPrice<Answer>(
  platform: Platform,
  userId: string,
  input: QuoteInput,
  place: (runs: Running) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await place(await running(platform))
  } catch (error) {
    const isPrice =
      error instanceof Refusal &&
      ['price_changed', 'promotion_changed', 'coupon_not_usable', 'allowance_changed'].includes(error.code)
    if (!isPrice) throw error
    // What was used up meanwhile must not be offered again.
    forgetRunning(platform)
    // What can't be priced any more at all (withdrawn, an address that is gone) is the better refusal.
    const now = await quote(platform, userId, input, { isFresh: true })
    throw new Refusal(error.code, { ...error.extra, quote: now })
  }
}
