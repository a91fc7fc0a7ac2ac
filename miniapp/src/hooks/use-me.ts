import type { Me } from '@yuxiang/shared/api/identity'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'

/** The signed-in person's own data. */
export function useMe(userId: string): Loaded<Me> {
  return useAnswer(ownName(userId, 'me'), () => call('GET /api/me'))
}
