import { forget, readStored, store } from '@/services/storage'

/** What somebody has written about a line so far; kept on the phone until it is sent. */
export interface Draft {
  stars: number
  text: string
  photos: string[]
  anonymous: boolean
}

const slot = (orderLineId: string) => `review-draft:${orderLineId}`

const emptyDraft: Draft = { stars: 0, text: '', photos: [], anonymous: false }

export const readDraft = (orderLineId: string): Draft => readStored<Draft>(slot(orderLineId)) ?? emptyDraft
export const keepDraft = (orderLineId: string, draft: Draft): void => store(slot(orderLineId), draft)
export const forgetDraft = (orderLineId: string): void => forget(slot(orderLineId))
