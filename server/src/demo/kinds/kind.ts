import type { Freshness, GroundKey } from '../types.ts'

/** What products of one leaf category have in common unless a row says otherwise. */
export type Kind = {
  freshness: Freshness
  shelfLife: string
  storage: string
  /** Closing paragraphs on keeping and eating; each product takes one by its key. */
  closings: string[]
  grounds: GroundKey[]
}

/** Perishable goods. */
export const fresh = (
  shelfLife: string,
  storage: string,
  grounds: GroundKey[],
  closings: string[],
): Kind => ({
  freshness: 'fresh',
  shelfLife,
  storage,
  grounds,
  closings,
})
/** Packed goods that keep. */
export const processed = (
  shelfLife: string,
  storage: string,
  grounds: GroundKey[],
  closings: string[],
): Kind => ({
  freshness: 'processed',
  shelfLife,
  storage,
  grounds,
  closings,
})

export const dry = '置于阴凉干燥处，开封后密封'
