import './preflight.ts'
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { forgetBuild, outputDirectory, spawnBuild } from './build-app.ts'
import { startPostgres } from './embedded-postgres.ts'
import { giveUp, tell } from './progress.ts'
import { createShutdown } from './shutdown.ts'

const startScript = fileURLToPath(new URL('./start.ts', import.meta.url))
// Where the app's build configuration (h5.devServer) puts Taro's own server.
const appUrl = 'http://localhost:10086'
const shutdown = createShutdown()

/** Ends a child and what it started, and waits for it; a child which is gone already is no error. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await exited
}

/** The database lives here, outside of what is restarted. */
async function databaseUrl(): Promise<string> {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL
  tell('启动数据库 Starting PostgreSQL')
  const dataDir = resolve(process.env.DATA_DIR || '.data', 'postgres')
  const postgres = await startPostgres({ dataDir, onProgress: tell })
  shutdown.add('PostgreSQL', postgres.stop)
  return postgres.url
}

/** The server under `node --watch`: every changed file of its restarts it, gracefully. */
function watchServer(databaseUrl: string): void {
  const child = spawn(process.execPath, ['--watch', '--watch-preserve-output', startScript], {
    // An H5 directory that is given is not built: the app comes from Taro's own server.
    env: {
      PUBLIC_URL: appUrl,
      ...process.env,
      DATABASE_URL: databaseUrl,
      H5_DIRECTORY: outputDirectory('h5'),
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    // Out of the terminal's group: Ctrl-C comes to this program alone, and from here on in order.
    detached: true,
  })
  shutdown.add('server', () => end(child))
}

/** Taro's own H5 server, which rebuilds on change and hands `/api` and the like on to ours. */
async function watchApp(): Promise<void> {
  await forgetBuild('h5') // Taro empties the output directory before it serves from memory
  const child = await spawnBuild('h5', '--watch')
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on(
      'line',
      (line) => line.trim() && console.log(`  h5 | ${stripVTControlCharacters(line)}`),
    )
  }
  shutdown.add('h5', async () => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGTERM')
  })
}

try {
  watchServer(await databaseUrl())
  await watchApp()
  tell(`商城（改动即时生效） Shop with reload: ${appUrl}`)
} catch (error) {
  giveUp(error)
}
