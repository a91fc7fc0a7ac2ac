import type { Db } from '../platform/db/index.ts'

/** What a new account begins with, given in the transaction that makes it; identity knows no points, so it is handed in. */
export type Welcome = (tx: Db, userId: string, at: Date) => Promise<void>

export const noWelcome: Welcome = async () => {}
