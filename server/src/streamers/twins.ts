import type { ProblemCode } from '@yuxiang/shared/problems'
import { violatedConstraint } from '../platform/db/index.ts'
import { Refusal } from '../platform/http/refusal.ts'

const twins: Record<string, ProblemCode> = {
  streamers_name: 'streamer_name_taken',
  streamer_accounts_account: 'streamer_account_taken',
  register_entries_name: 'register_name_taken',
}

/** Says what is taken in words, where the database refused a second of the same. */
export async function refusingTwins<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    const code = twins[violatedConstraint(error) ?? '']
    if (code) throw new Refusal(code)
    throw error
  }
}
