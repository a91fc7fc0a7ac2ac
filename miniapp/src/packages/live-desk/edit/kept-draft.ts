import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { type LiveDraft, readLive } from './live-draft'

interface Kept {
  /** What it was typed upon: somebody may have changed the session since. */
  base: string
  draft: LiveDraft
}

const nameOf = (id: string | undefined) => `live-session-${id ?? 'new'}`

/** A session as it is saved, to tell it from another state of it; a new one stands upon nothing. */
export const baseOf = (saved: LiveDraft | undefined): string =>
  saved ? JSON.stringify(readLive(saved).body) : ''

/** Keeps what is typed on this device, until the server has it. */
export function keepDraft(userId: string, id: string | undefined, kept: Kept): void {
  storeDraft(userId, nameOf(id), kept)
}

/** What was typed here upon this base and not saved. */
export function restoreDraft(userId: string, id: string | undefined, base: string): LiveDraft | undefined {
  const kept = storedDraft<Kept>(userId, nameOf(id))
  return kept?.base === base ? kept.draft : undefined
}

export function forgetDraft(userId: string, id: string | undefined): void {
  dropDraft(userId, nameOf(id))
}
