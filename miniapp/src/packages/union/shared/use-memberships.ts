import type { Membership } from '@yuxiang/shared/api/union'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'

/** The unions a person belongs to, is invited to or has asked to join. */
export function useMemberships(userId: string): Loaded<{ items: Membership[] }> {
  return useAnswer(ownName(userId, 'memberships'), () => call('GET /api/union/memberships'))
}
