import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type RunningPostgres, startPostgres } from '../../server/launch/embedded-postgres.ts'
import { startOutsideWorld } from '../../server/launch/outside-world.ts'
import { freePort } from '../../server/launch/ports.ts'
import { migrateDatabase } from '../../server/src/platform/db/migrate.ts'
import { quickModules } from '../support/quick-modules.ts'
import { until } from '../support/shopping.ts'

const entry = fileURLToPath(new URL('../../server/src/main.ts', import.meta.url))

/** A production server and a durable PostgreSQL, both of which can be killed; WeChat lives on, as it would. */
export interface KillableShop {
  url: string
  /** WeChat's cashier, which no kill reaches. */
  cashierUrl: string
  environment: Record<string, string>
  start(): Promise<void>
  /** `kill -9` of the server. */
  killServer(): Promise<void>
  /** `kill -9` of PostgreSQL and the server. */
  killAll(): Promise<void>
  stop(): Promise<void>
}

export async function createKillableShop(directory: string): Promise<KillableShop> {
  const outside = await startOutsideWorld(directory)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let postgres: RunningPostgres | null = null
  let server: ChildProcess | null = null
  const environment: Record<string, string> = {
    ...(outside.environment as Record<string, string>),
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    SECRET_KEY: 'a secret key for crash tests, 32 characters or more',
    RATE_LIMIT_SCALE: '10000',
    LOG_LEVEL: 'fatal',
    STORAGE_DIRECTORY: join(directory, 'files'),
  }
  const killServer = async () => {
    if (!server) return
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
    server = null
  }
  return {
    url,
    cashierUrl: `${outside.environment.WECHAT_PAY_URL?.replace(/\/pay$/, '')}/cashier`,
    environment,
    async start() {
      postgres ??= await startPostgres({ dataDir: join(directory, 'postgres') })
      environment.DATABASE_URL = postgres.url
      await migrateDatabase(postgres.url)
      server = spawn(process.execPath, [...quickModules, entry], {
        env: { ...process.env, ...environment },
        stdio: 'inherit',
      })
      await until(() => isReady(url), 90_000)
    },
    killServer,
    async killAll() {
      const settings = JSON.parse(await readFile(join(directory, 'postgres', 'launcher.json'), 'utf8'))
      const pidFile = await readFile(join(settings.clusterDirectory, 'postmaster.pid'), 'utf8')
      process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL')
      postgres = null
      await killServer()
    },
    async stop() {
      await killServer()
      await outside.stop()
      await postgres?.stop()
    },
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/api/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
