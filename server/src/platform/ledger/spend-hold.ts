import { transferIdOf } from './accounts.ts'
import type { Transfer } from './decide.ts'
import type { OpenHold } from './statement.ts'

/** Posts a hold. One whose time is over, when the shop stood still meanwhile, is freed and spent in one act instead. */
export function spendHold(
  { id, from, to, amount, code, subjectId, expiresAt }: OpenHold,
  now: Date,
): Transfer[] {
  if (expiresAt > now) return [{ phase: 'post', id: transferIdOf('post', id), pendingId: id }]
  return [
    { phase: 'void', id: transferIdOf('void', id), pendingId: id },
    { phase: 'single', id: transferIdOf('again', id), from, to, amount, code, subjectId },
  ]
}
