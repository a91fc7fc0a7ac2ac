import type { FlashItemPage, FlashSessions } from '@yuxiang/shared/api/flash-sales'
import { call } from './api'
import { withServerTime } from './server-clock'

/** What is on, and how late it is. */
export const loadFlashSessions = (): Promise<FlashSessions> =>
  withServerTime(() => call('GET /api/flash-sales'))

/** One thing for sale, and how late it is. */
export const loadFlashItem = (itemId: string): Promise<FlashItemPage> =>
  withServerTime(() => call('GET /api/flash-sales/{itemId}', { params: { itemId } }))
