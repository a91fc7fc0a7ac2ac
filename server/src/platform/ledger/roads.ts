export type Unit = 'fen' | 'point'

/**
 * What accounts there are. Sources have no floor: money and points come into the ledger there, and what they lack is
 * what the others have, so that the sum over all is zero. There is one source per owner (a union's year, a merchant,
 * a shopper), never one for all: a single row would make everybody's transactions wait for each other.
 */
export const accountKinds = {
  /** Where a union's year gets its money from; owner: the union. */
  fundingSource: { unit: 'fen', mayGoNegative: true },
  /** A union's money of one year, not granted yet; owner: the union. */
  fund: { unit: 'fen', mayGoNegative: false },
  /** A member's share of a grant; owner: the member. */
  allowance: { unit: 'fen', mayGoNegative: false },
  /** What pays one order, until it is complete; owner: the order. */
  escrow: { unit: 'fen', mayGoNegative: false },
  /** WeChat Pay, as far as it paid for a merchant's orders; owner: the merchant. */
  wechatPay: { unit: 'fen', mayGoNegative: true },
  /** The platform, which bears what points deduct and its campaigns give; owner: the merchant whose orders it tops up. */
  platformSubsidy: { unit: 'fen', mayGoNegative: true },
  /** What a merchant has earned and not been paid; below zero after a refund that came after the payout. */
  merchantReceivable: { unit: 'fen', mayGoNegative: true },
  /** What was paid out to a merchant. */
  payout: { unit: 'fen', mayGoNegative: false },
  /** What the platform kept of what was paid out to a merchant; owner: the merchant. */
  platformFee: { unit: 'fen', mayGoNegative: false },
  /** Where a shopper's points come from and go to; owner: the shopper. */
  pointsSource: { unit: 'point', mayGoNegative: true },
  /** A shopper's points that expire at the end of one year; owner: the shopper. */
  points: { unit: 'point', mayGoNegative: false },
} as const satisfies Record<string, { unit: Unit; mayGoNegative: boolean }>

export type AccountKind = keyof typeof accountKinds

/** Every way money and points may go, and why: code → from which kind to which. Nothing else moves. */
export const roads = {
  'fund.open': ['fundingSource', 'fund'],
  'fund.close': ['fund', 'fundingSource'],
  'grant.issue': ['fund', 'allowance'],
  'grant.withdraw': ['allowance', 'fund'],
  'grant.expire': ['allowance', 'fund'],
  'allowance.spend': ['allowance', 'escrow'],
  'allowance.refund': ['escrow', 'allowance'],
  'allowance.refundToFund': ['escrow', 'fund'],
  'allowance.refundToSource': ['escrow', 'fundingSource'],
  'fund.buy': ['fund', 'escrow'],
  'fund.buyRefund': ['escrow', 'fund'],
  'wechat.pay': ['wechatPay', 'escrow'],
  'wechat.refund': ['escrow', 'wechatPay'],
  'points.subsidise': ['platformSubsidy', 'escrow'],
  'points.unsubsidise': ['escrow', 'platformSubsidy'],
  'promotion.subsidise': ['platformSubsidy', 'escrow'],
  'promotion.unsubsidise': ['escrow', 'platformSubsidy'],
  'order.settle': ['escrow', 'merchantReceivable'],
  'order.clawBack': ['merchantReceivable', 'escrow'],
  'merchant.payout': ['merchantReceivable', 'payout'],
  'merchant.fee': ['merchantReceivable', 'platformFee'],
  'merchant.feeWaiver': ['platformFee', 'merchantReceivable'],
  'points.earn': ['pointsSource', 'points'],
  'points.checkIn': ['pointsSource', 'points'],
  'points.review': ['pointsSource', 'points'],
  'points.share': ['pointsSource', 'points'],
  'points.welcome': ['pointsSource', 'points'],
  'points.takeBack': ['points', 'pointsSource'],
  'points.spend': ['points', 'pointsSource'],
  'points.claim': ['points', 'pointsSource'],
  'points.spendRefund': ['pointsSource', 'points'],
  'points.expire': ['points', 'pointsSource'],
} as const satisfies Record<string, readonly [AccountKind, AccountKind]>

export type TransferCode = keyof typeof roads
