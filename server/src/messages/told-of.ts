import { type Db, sqlOf } from '../platform/db/index.ts'

/** A message that somebody was sent. */
interface Told {
  id: string
  userId: string
  path: string | null
  dedupeKey: string
}

/**
 * Who was told of something: messages whose `dedupeKey` begins with `about`, in order of their ids behind `after`. Ids
 * are in time order: what is older than the id of the thing itself is not looked at.
 */
export const toldOf = (
  db: Db,
  about: string,
  { after, limit }: { after: string; limit: number },
): Promise<Told[]> =>
  sqlOf(db)<Told[]>`
    select id, user_id as "userId", path, dedupe_key as "dedupeKey" from messages
    where id > ${after} and starts_with(dedupe_key, ${about}) order by id limit ${limit}`
