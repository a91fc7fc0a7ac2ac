import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { startPostgres } from '../../server/launch/embedded-postgres.ts'
import { isAlive } from './is-alive.ts'

/** The server the tests share: `adminUrl` may create databases, `template` is the migrated one to clone. */
export type TestServer = { adminUrl: string; template: string; stop(): Promise<void> }

const directoryPrefix = 'yuxiang-test-'

/** Stops the servers which killed test runs left, and removes their data. */
async function clearKilledRuns(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(directoryPrefix)) continue
    const owner = Number(name.slice(directoryPrefix.length).split('-')[0])
    if (!owner || isAlive(owner)) continue
    const dataDir = join(tmpdir(), name)
    // Starting is how a launcher takes a left server over; of two that try only one may, which is enough.
    const left = await startPostgres({ dataDir, durable: false }).catch(() => undefined)
    await left?.stop()
    if (left) await rm(dataDir, { recursive: true, force: true })
  }
}

async function ownServer(): Promise<{ url: string; stop(): Promise<void> }> {
  await clearKilledRuns()
  const dataDir = await mkdtemp(join(tmpdir(), `${directoryPrefix}${process.pid}-`))
  const server = await startPostgres({ dataDir, durable: false })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function withDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/**
 * Starts a server for one test run (or takes the one of TEST_DATABASE_URL, whose user must be allowed to create
 * databases) and prepares a template database on it, once.
 */
export async function startTestServer(): Promise<TestServer> {
  const outside = process.env.TEST_DATABASE_URL
  const server = outside ? { url: outside, stop: async () => {} } : await ownServer()
  const template = `yuxiang_template_${process.pid}_${Date.now().toString(36)}`
  const sql = postgres(server.url, { max: 1, onnotice: () => {} })
  const stop = async () => {
    await sql`drop database if exists ${sql(template)} with (force)`
    await sql.end()
    await server.stop()
  }
  try {
    await sql`create database ${sql(template)} template template0`
    const program = fileURLToPath(new URL('prepare-template.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [program, withDatabase(server.url, template)])
  } catch (error) {
    await stop()
    throw error
  }
  return { adminUrl: server.url, template, stop }
}
