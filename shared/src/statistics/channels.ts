/** By which way goods reached their buyers; an order line has exactly one, see {@link channelOf}. */
export const salesChannels = ['unionFund', 'flashSale', 'live', 'venue', 'citizen'] as const
export type SalesChannel = (typeof salesChannels)[number]

export const salesChannelNames: Record<SalesChannel, string> = {
  unionFund: '工会采购',
  flashSale: '积分抢购',
  live: '直播带货',
  venue: '专馆专柜专区',
  citizen: '市民直购',
}

/** What an order line, and its order, say of how it was sold. */
export interface ChannelFacts {
  /** An allowance paid some of the line, or a union's budget the whole order. */
  hasUnionMoney: boolean
  isFlashSale: boolean
  /** The order counts for a live session its buyer clicked on … */
  isLive: boolean
  /** … or for a venue whose code he scanned. */
  isVenue: boolean
}

/**
 * The one channel of a line. Whose money paid comes before what led there: union money is a purchase of the policy's own
 * (渝府办发〔2021〕88号三（二）), whatever link was clicked. What was won in a flash sale has no other way. A click on a
 * session is nearer to the purchase than a scan that may be a day old. All else is a citizen's own choice.
 */
export function channelOf({ hasUnionMoney, isFlashSale, isLive, isVenue }: ChannelFacts): SalesChannel {
  if (hasUnionMoney) return 'unionFund'
  if (isFlashSale) return 'flashSale'
  if (isLive) return 'live'
  return isVenue ? 'venue' : 'citizen'
}
