import { type Db, sqlOf } from '../platform/db/index.ts'

export const changesChannel = 'promotions_changed'

/** Tells every process, this one too, to read anew what runs; heard when the caller's transaction commits. */
export async function promotionsChanged(tx: Db): Promise<void> {
  await sqlOf(tx)`select pg_notify(${changesChannel}, '')`
}
