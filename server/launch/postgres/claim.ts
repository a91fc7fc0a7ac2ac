import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { databaseName } from './cluster.ts'

// Any number will do that nothing else locks in the maintenance database.
const launcherLock = 7_460_001
const claimTimeoutMs = 5_000
// Refused while the server starts up, recovers, or drops the sessions of a launcher killed a moment ago.
const passingFailures = new Set([
  '57P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
])

async function tryLock(sql: postgres.Sql): Promise<boolean> {
  try {
    const [row] = await sql<{ locked: boolean }[]>`select pg_try_advisory_lock(${launcherLock}) as locked`
    return row?.locked === true
  } catch (error) {
    if (passingFailures.has((error as { code?: string }).code ?? '')) return false
    throw error
  }
}

async function ensureDatabase(sql: postgres.Sql): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${databaseName}`
  if (!found) await sql`create database ${sql(databaseName)}`
}

/**
 * Makes this process the one launcher of the server at `url`, for as long as it lives, and makes the database
 * when there is none. The claim is a session's advisory lock: unlike a lock file it ends with its process,
 * however that ends.
 *
 * @throws an Error with a sentence fit to show when another launcher holds the claim.
 */
export async function claimCluster(url: string, dataDir: string): Promise<{ release(): Promise<void> }> {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const sql = postgres(maintenance.href, { max: 1, max_lifetime: null, onnotice: () => {} })
  try {
    const deadline = Date.now() + claimTimeoutMs
    while (!(await tryLock(sql))) {
      if (Date.now() > deadline) {
        throw new Error(
          `Another instance is running on ${dataDir}. Stop it first, or set DATA_DIR to another directory.`,
        )
      }
      await sleep(50)
    }
    await ensureDatabase(sql)
  } catch (error) {
    await sql.end({ timeout: 1 })
    throw error
  }
  return { release: () => sql.end({ timeout: 1 }) }
}
