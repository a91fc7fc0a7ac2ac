import type postgres from 'postgres'
import type { Shop } from './shop.ts'
import { until } from './shopping.ts'

/**
 * Runs `act` against something that somebody else has locked, and while it waits for that looks whether it holds an
 * account of `ownerId` already: then it throws. Accounts come last in the order of locks.
 */
export async function waitsWithoutAccounts<Answer>(
  { server }: Pick<Shop, 'server'>,
  ownerId: string,
  lock: (holding: postgres.ReservedSql) => Promise<unknown>,
  act: () => Promise<Answer>,
): Promise<Answer> {
  const { sql, lists } = server.platform.database
  const holding = await sql.reserve()
  let acting: Promise<Answer> | undefined
  try {
    await holding`begin`
    const [{ pid = 0 } = {}] = await holding<{ pid: number }[]>`select pg_backend_pid() as pid`
    await lock(holding)
    acting = act()
    await until(async () => {
      const waiting = await lists`
        select from pg_stat_activity where datname = current_database() and ${pid} = any(pg_blocking_pids(pid))`
      return waiting.length > 0
    })
    const accounts = await holding`select from ledger_accounts where owner_id = ${ownerId} for update nowait`
    if (accounts.length === 0) throw new Error('no accounts to look at')
  } finally {
    await holding`rollback`
    holding.release()
    await acting?.catch(() => {})
  }
  return acting
}
