import { forgetAnswer, keepAnswer, keptAnswer, ownName } from '@/services/kept'
import type { CampaignDraft } from './campaign-draft'

interface Kept {
  draft: CampaignDraft
  /** The server does not have it. */
  unsaved: boolean
}

const nameOf = (userId: string, id: string | undefined) => ownName(userId, `campaign-plan-${id ?? 'new'}`)

/** Keeps what is typed on this device, until the server has it. */
export function keepDraft(userId: string, id: string | undefined, kept: Kept): void {
  keepAnswer(nameOf(userId, id), kept)
}

/** What was typed here and not saved; of what was saved, only the sample cart, which nobody else keeps. */
export function restoreDraft(
  userId: string,
  id: string | undefined,
  initial: CampaignDraft,
): { draft: CampaignDraft; restored: boolean } {
  const kept = keptAnswer<Kept>(nameOf(userId, id))
  if (!kept) return { draft: initial, restored: false }
  if (!kept.unsaved) return { draft: { ...initial, sample: kept.draft.sample }, restored: false }
  return { draft: { ...initial, ...kept.draft }, restored: true }
}

export function forgetDraft(userId: string, id: string | undefined): void {
  forgetAnswer(nameOf(userId, id))
}
