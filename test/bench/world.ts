import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../../server/launch/embedded-postgres.ts'
import { startOutsideWorld } from '../../server/launch/outside-world.ts'
import { type Config, parseConfig } from '../../server/src/platform/config.ts'
import { migrateDatabase } from '../../server/src/platform/db/migrate.ts'

export interface Program {
  url: string
  pid: number
}

/** What a suite measures: a real PostgreSQL with fsync, the API and the bare server, each in its own process. */
export interface World {
  databaseUrl: string
  config: Config
  api: Program
  bare: Program
  stop(): Promise<void>
}

/** Starts everything in a fresh folder; `fill` puts the data in before the API starts. */
export async function startWorld(fill: (databaseUrl: string) => Promise<void>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'yuxiang-bench-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
  await migrateDatabase(postgres.url)
  await fill(postgres.url)
  const outside = await startOutsideWorld(folder)
  const environment = {
    ...outside.environment,
    NODE_ENV: 'production',
    SMS_FIXED_CODE: undefined,
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1:8787',
    DATABASE_URL: postgres.url,
    SECRET_KEY: 'a secret key for benchmarks, of 32 characters or more',
    STORAGE_DIRECTORY: join(folder, 'files'),
    RATE_LIMIT_SCALE: '1000000',
    LOG_LEVEL: 'warn',
  }
  const api = await start('api-server.ts', environment)
  const bare = await start('bare-server.ts', {})
  return {
    databaseUrl: postgres.url,
    config: parseConfig(environment),
    api: api.program,
    bare: bare.program,
    async stop() {
      await Promise.all([end(api.child), end(bare.child)])
      await outside.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function start(file: string, env: Record<string, string | undefined>) {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env: { ...process.env, ...env } })
  const [message] = (await once(child, 'message')) as [{ port: number }]
  return { child, program: { url: `http://127.0.0.1:${message.port}`, pid: child.pid ?? 0 } }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}
