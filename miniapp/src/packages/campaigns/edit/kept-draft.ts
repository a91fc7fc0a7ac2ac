import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import type { CampaignDraft } from './campaign-draft'

interface Kept {
  draft: CampaignDraft
  /** The server does not have it. */
  unsaved: boolean
}

/** What a kept draft is of: a saved campaign, a copy of one, or a new one; each has a place of its own. */
export const subjectOf = (savedId: string | undefined, copyOf: string | undefined): string =>
  savedId ?? (copyOf ? `copy-of-${copyOf}` : 'new')

const nameOf = (subject: string) => `campaign-${subject}`

/** Keeps what is typed on this device, until the server has it. */
export function keepDraft(userId: string, subject: string, kept: Kept): void {
  storeDraft(userId, nameOf(subject), kept)
}

/** What was typed here and not saved; of what was saved, only the sample cart, which nobody else keeps. */
export function restoreDraft(
  userId: string,
  subject: string,
  initial: CampaignDraft,
): { draft: CampaignDraft; restored: boolean } {
  const kept = storedDraft<Kept>(userId, nameOf(subject))
  if (!kept) return { draft: initial, restored: false }
  if (!kept.unsaved) return { draft: { ...initial, sample: kept.draft.sample }, restored: false }
  return { draft: { ...initial, ...kept.draft }, restored: true }
}

export function forgetDraft(userId: string, subject: string): void {
  dropDraft(userId, nameOf(subject))
}
