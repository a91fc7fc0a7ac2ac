import type { Campaign } from '@yuxiang/shared/api/campaigns'

/** Ids of campaigns of one exclusive group that hold at the same time: they don't stand together. */
export function clashes(all: readonly Campaign[]): Set<string> {
  const found = new Set<string>()
  const campaigns = all.filter(isAlive)
  const groupOf = ({ plan }: Campaign) => (plan.kind === 'offer' ? plan.group : null)
  for (const [at, one] of campaigns.entries()) {
    const group = groupOf(one)
    if (!group) continue
    for (const other of campaigns.slice(at + 1)) {
      if (groupOf(other) !== group || !overlap(one, other)) continue
      found.add(one.id)
      found.add(other.id)
    }
  }
  return found
}

/** How many others hold during some of the same time. */
export const othersDuring = (campaign: Campaign, all: readonly Campaign[]): number =>
  all.filter((other) => other.id !== campaign.id && isAlive(other) && overlap(campaign, other)).length

/** It holds, or still may. */
const isAlive = ({ state }: Campaign) => state !== 'ended' && state !== 'discarded'

const overlap = (one: Campaign, other: Campaign) =>
  Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt)
