import { join, resolve } from 'node:path'
import { keepDemoRolling } from '../src/demo/keep-rolling.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { type Config, parseConfig } from '../src/platform/config.ts'
import { createStorage } from '../src/platform/connect-outside.ts'
import { migrateDatabase } from '../src/platform/db/migrate.ts'
import { createListener } from '../src/platform/http/listener.ts'
import type { NodeFetch } from '../src/platform/http/traced-fetch.ts'
import { createServer } from '../src/server.ts'
import { buildApp, outputDirectory } from './build-app.ts'
import { startPostgres } from './embedded-postgres.ts'
import { expectedEnvironment, hasOwnAccounts, startOutsideWorld } from './outside-world.ts'
import { choosePort, portProblem } from './ports.ts'
import { tell } from './progress.ts'
import { keepSecretKey } from './secrets.ts'
import type { Shutdown } from './shutdown.ts'

type Environment = Record<string, string | undefined>

async function databaseUrl(env: Environment, dataDir: string, shutdown: Shutdown): Promise<string> {
  if (env.DATABASE_URL) {
    tell('使用 DATABASE_URL 的数据库 Using the database of DATABASE_URL')
    return env.DATABASE_URL
  }
  tell('启动数据库 Starting PostgreSQL')
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), onProgress: tell })
  shutdown.add('PostgreSQL', postgres.stop)
  return postgres.url
}

async function outsideWorld(env: Environment, dataDir: string, shutdown: Shutdown) {
  if (hasOwnAccounts(env)) {
    tell('使用真实的微信、短信、快递账号 Using the real WeChat, SMS and express accounts')
    return undefined
  }
  tell('启动微信、短信、快递模拟器 Starting the emulator of WeChat, SMS and express')
  const world = await startOutsideWorld(dataDir)
  shutdown.add('emulator', world.stop)
  return world
}

/** What the person sets wins over what the launcher finds out. */
function configure(env: Environment, found: Environment): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value))
  return parseConfig({ ...found, ...set })
}

function serveBoth(shop: NodeFetch, emulator: NodeFetch | undefined): NodeFetch {
  if (!emulator) return shop
  return (request, bindings) =>
    (bindings.incoming.url?.startsWith('/emulator/') ? emulator : shop)(request, bindings)
}

/** What the person set, checked before anything is started or built: every wrong variable at once. */
function checkedConfig(env: Environment, dataDir: string): Config {
  return configure(env, {
    ...(!hasOwnAccounts(env) && expectedEnvironment),
    PUBLIC_URL: 'http://localhost',
    DATABASE_URL: 'postgres://localhost/later',
    SECRET_KEY: 'later'.padEnd(32),
    H5_DIRECTORY: env.H5_DIRECTORY ? resolve(env.H5_DIRECTORY) : outputDirectory('h5'),
    STORAGE_DIRECTORY: join(dataDir, 'files'),
    LOG_LEVEL: 'warn',
  })
}

/** Seeds the demo and keeps it going. */
async function startDemo(config: Config, databaseUrl: string, shutdown: Shutdown): Promise<void> {
  const { SECRET_KEY: secretKey } = config
  await seedDemo({ databaseUrl, storage: createStorage(config), secretKey, onProgress: tell })
  const onFault = (error: unknown) => console.error(error)
  const rolling = await keepDemoRolling({ databaseUrl, secretKey, onFault })
  shutdown.add('demo', rolling.stop)
}

/**
 * Brings a whole instance up, one thing after the other, each with its end registered in `shutdown`: app build,
 * database, schema, outside world, demo data (with the emulator only), server, port. An H5 directory that is given is not built here.
 *
 * @throws an Error (a ConfigError for wrong variables) with sentences fit to show.
 */
export async function startInstance(env: Environment, shutdown: Shutdown): Promise<Config> {
  const dataDir = resolve(env.DATA_DIR || '.data')
  const checked = checkedConfig(env, dataDir)
  const port = await choosePort(checked.PORT)
  if (!env.H5_DIRECTORY) await buildApp('h5', tell)
  const secretKey = await keepSecretKey(dataDir)
  const url = await databaseUrl(env, dataDir, shutdown)
  tell('更新数据库结构 Migrating the database')
  await migrateDatabase(url)

  const world = await outsideWorld(env, dataDir, shutdown)
  const config: Config = {
    ...configure(env, {
      ...world?.environment,
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: url,
      SECRET_KEY: secretKey,
      H5_DIRECTORY: checked.H5_DIRECTORY,
      STORAGE_DIRECTORY: checked.STORAGE_DIRECTORY,
      LOG_LEVEL: checked.LOG_LEVEL,
    }),
    PORT: port,
  }
  // With real accounts the demo's phones would get real codes: whoever holds one would be its operator.
  if (world) await startDemo(config, url, shutdown)

  world?.pushTo(`http://localhost:${port}`)
  const shop = await createServer(config)
  shutdown.add('jobs', shop.stop)
  const listener = createListener(serveBoth(shop.fetch, world?.fetch))
  await listener.listen(port, config.HOST).catch((error: NodeJS.ErrnoException) => {
    throw portProblem(port, error.code)
  })
  shutdown.add(`port ${port}`, listener.close)
  return config
}
