import { dropDraft, storeDraft, storedDraft } from '@/services/kept'

/** What somebody has written about a line so far; kept on the phone until it is sent. */
export interface Draft {
  stars: number
  text: string
  photos: string[]
  anonymous: boolean
}

const nameOf = (orderLineId: string) => `review-${orderLineId}`

const emptyDraft: Draft = { stars: 0, text: '', photos: [], anonymous: false }

export const readDraft = (userId: string, orderLineId: string): Draft =>
  storedDraft<Draft>(userId, nameOf(orderLineId)) ?? emptyDraft
export const keepDraft = (userId: string, orderLineId: string, draft: Draft): void =>
  storeDraft(userId, nameOf(orderLineId), draft)
export const forgetDraft = (userId: string, orderLineId: string): void =>
  dropDraft(userId, nameOf(orderLineId))
