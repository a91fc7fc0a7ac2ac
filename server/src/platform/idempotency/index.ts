import { type Database, type Db, sqlOf, violatedConstraint } from '../db/index.ts'
import { together } from '../db/together.ts'
import { Refusal } from '../http/refusal.ts'
import type { IdempotencyKey } from '../http/routes.ts'

/** What an act answers, and those of its writes that are still on their way, in the transaction, when it knows. */
export interface Acted<Answer> {
  answer: Answer
  writes?: Promise<unknown>
}

/**
 * Runs `act` once per key: the answer is written in the act's own transaction, so an acknowledged act and its
 * remembered answer live or die together. The same key with the same body gets the first answer again; with
 * another body it is refused (`idempotency_key_reused`, 422). The key goes to the database together with the act's
 * last writes, not after them. Nobody looks the key up beforehand: repeats are rare,
 * and one that came this far is rolled back by the primary key.
 */
export async function idempotently<Answer>(
  database: Database,
  actorId: string,
  { key, bodyHash }: IdempotencyKey,
  act: (tx: Db) => Promise<Acted<Answer>>,
): Promise<Answer> {
  try {
    return await database.transaction(async (tx) => {
      const { answer, writes } = await act(tx)
      const remembered = sqlOf(tx)`
        insert into idempotency_keys (actor_id, key, body_hash, answer)
        values (${actorId}, ${key}, ${bodyHash}, ${JSON.stringify(answer)}::text::jsonb)`
      await together(writes, remembered)
      return answer
    })
  } catch (error) {
    // An earlier twin of this request has won: the key, or the last unit that this one missed.
    if (error instanceof Refusal || violatedConstraint(error) === 'idempotency_keys_pkey') {
      const answer = await firstAnswer<Answer>(database, actorId, key, bodyHash)
      if (answer !== null) return answer
    }
    throw error
  }
}

async function firstAnswer<Answer>(
  database: Database,
  actorId: string,
  key: string,
  bodyHash: string,
): Promise<Answer | null> {
  const [row] = await database.sql<{ body_hash: string; answer: Answer }[]>`
    select body_hash, answer from idempotency_keys where actor_id = ${actorId} and key = ${key}`
  if (!row) return null
  if (row.body_hash !== bodyHash) throw new Refusal('idempotency_key_reused')
  return row.answer
}
