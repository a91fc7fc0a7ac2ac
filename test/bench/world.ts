import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../../server/launch/embedded-postgres.ts'
import { startOutsideWorld } from '../../server/launch/outside-world.ts'
import { freePort } from '../../server/launch/ports.ts'
import { type Config, parseConfig } from '../../server/src/platform/config.ts'
import { migrateDatabase } from '../../server/src/platform/db/migrate.ts'
import { until } from '../support/shopping.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

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
  /** Another process of the API on the same database. */
  addApi(): Promise<Program>
  /** A program of a suite's own, on the same database; it sends the port it listens on. */
  addProgram(file: URL): Promise<Program>
  stop(): Promise<void>
}

/** Starts everything in a fresh folder; `fill` puts the data in before the API starts. */
export async function startWorld(fill: (databaseUrl: string) => Promise<void>): Promise<World> {
  const folder = await temporaryFolder('yuxiang-bench-')
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres') })
  await migrateDatabase(postgres.url)
  await fill(postgres.url)
  const outside = await startOutsideWorld(folder)
  const environment = {
    ...outside.environment,
    NODE_ENV: 'production',
    SMS_FIXED_CODE: undefined,
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    PUBLIC_URL: 'http://127.0.0.1:8787',
    DATABASE_URL: postgres.url,
    SECRET_KEY: 'a secret key for benchmarks, of 32 characters or more',
    STORAGE_DIRECTORY: join(folder, 'files'),
    RATE_LIMIT_SCALE: '1000000',
    LOG_LEVEL: 'warn',
  }
  const api = await startApi(environment)
  const bare = await startProgram(new URL('bare-server.ts', import.meta.url), environment)
  const more = [api, bare]
  return {
    databaseUrl: postgres.url,
    config: parseConfig(environment),
    api: api.program,
    bare: bare.program,
    async addApi() {
      const another = await startApi({ ...environment, PORT: String(await freePort()) })
      more.push(another)
      return another.program
    },
    async addProgram(file) {
      const another = await startProgram(file, environment)
      more.push(another)
      return another.program
    },
    async stop() {
      await Promise.all(more.map(({ child }) => end(child)))
      await outside.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The API as production runs it: entry, flags and variables of the `serve` script. */
async function startApi(env: Record<string, string | undefined>) {
  const directory = new URL('../../server/', import.meta.url)
  const { scripts } = JSON.parse(await readFile(new URL('package.json', directory), 'utf8')) as {
    scripts: { serve: string }
  }
  const [before = '', after = ''] = scripts.serve.split('node ')
  const variables = Object.fromEntries(before.split(' ').flatMap((one) => (one ? [one.split('=')] : [])))
  const parts = after.split(' ')
  const entry = fileURLToPath(new URL(parts.at(-1) ?? '', directory))
  const child = fork(entry, {
    execArgv: parts.slice(0, -1),
    // Where the script's flags are said from.
    cwd: fileURLToPath(directory),
    env: { ...process.env, ...variables, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const url = `http://127.0.0.1:${env.PORT}`
  const isReady = () =>
    fetch(`${url}/api/ready`).then(
      (answer) => answer.ok,
      () => false,
    )
  await until(isReady, 60_000)
  return { child, program: { url, pid: child.pid ?? 0 } }
}

async function startProgram(file: URL, env: Record<string, string | undefined>) {
  const child = fork(fileURLToPath(file), { env: { ...process.env, ...env } })
  const [message] = (await once(child, 'message')) as [{ port: number }]
  return { child, program: { url: `http://127.0.0.1:${message.port}`, pid: child.pid ?? 0 } }
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}
