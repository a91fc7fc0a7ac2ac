import type { Platform } from '../platform/index.ts'

/** What came of a streamer's sessions; handed in by whoever counts clicks and the orders after them. */
export type SoldBy = (
  platform: Platform,
  streamerId: string,
) => Promise<{ orders: number; amountFen: number }>
