import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverAccount } from './postgres/account.ts'
import { runnableBinaries } from './postgres/binaries.ts'
import { claimCluster } from './postgres/claim.ts'
import { clusterAccount, databaseName, ensureCluster, placeCluster } from './postgres/cluster.ts'
import { type Postmaster, readPostmaster, removePidFile, spawnPostmaster } from './postgres/postmaster.ts'
import { freePort, isPortFree, keepSettings, readSettings, writeSettings } from './postgres/settings.ts'

export type PostgresOptions = {
  /** Where settings, log and (if the server's account can get there) the cluster are kept. */
  dataDir: string
  /** The loopback port to use; without it a free one is chosen and remembered. */
  port?: number
  /** False for tests only: no fsync, so a crash of the machine loses everything. */
  durable?: boolean
  onProgress?: (line: string) => void
}

export type RunningPostgres = { url: string; stop(): Promise<void> }

const startTimeoutMs = 60_000
const orphanPatienceMs = 8_000
const stopTimeoutMs = 30_000
const pollMs = 40

type Cluster = {
  directory: string
  logFile: string
  spawn(port: number): Promise<ChildProcess>
  choosePort(): Promise<number>
}

function urlOf(password: string, port: number): string {
  return `postgres://${databaseName}:${password}@127.0.0.1:${port}/${databaseName}`
}

/** The URL of the server that runs on `dataDir` now, or undefined when none does. */
export async function runningPostgresUrl(dataDir: string): Promise<string | undefined> {
  const settings = await readSettings(resolve(dataDir))
  if (!settings) return undefined
  const postmaster = await readPostmaster(settings.clusterDirectory)
  return postmaster?.life === 'running' ? urlOf(settings.password, postmaster.port) : undefined
}

async function startFailure(cluster: Cluster): Promise<Error> {
  const log = await readFile(cluster.logFile, 'utf8').catch(() => '')
  return new Error(`PostgreSQL did not start. The end of ${cluster.logFile}:\n${log.slice(-2000)}`)
}

/** Deals with what a killed server left: waits for its last processes, then clears its pid file away. */
async function clearRemains(cluster: Cluster, remains: Postmaster): Promise<void> {
  const deadline = Date.now() + orphanPatienceMs
  let left: Postmaster | undefined = remains
  while (left?.life === 'orphans' && Date.now() < deadline) {
    await sleep(pollMs)
    left = await readPostmaster(cluster.directory)
  }
  if (left?.life === 'orphans') {
    // Their server is gone, so nothing they do can be committed; the next start recovers from the log.
    for (const pid of left.processIds) process.kill(pid, 'SIGKILL')
    await sleep(pollMs)
    left = await readPostmaster(cluster.directory)
  }
  if (left?.life === 'dead') await removePidFile(cluster.directory)
}

/** Reuses the live server of the cluster or starts one; answers when it takes connections. */
async function bringUp(cluster: Cluster): Promise<Postmaster> {
  const deadline = Date.now() + startTimeoutMs
  let child: ChildProcess | undefined
  let failures = 0
  while (Date.now() < deadline && failures < 10) {
    const postmaster = await readPostmaster(cluster.directory)
    if (postmaster?.life === 'running') {
      if (postmaster.state === 'ready') return postmaster
    } else if (child && child.exitCode === null && child.signalCode === null) {
      // Our own server, which has not written its pid file yet.
    } else if (postmaster) {
      await clearRemains(cluster, postmaster)
    } else {
      // A server that was started and is gone lost a race, or found its port or its memory still taken.
      if (child && ++failures > 0) await sleep(failures * 100)
      child = await cluster.spawn(await cluster.choosePort())
    }
    await sleep(pollMs)
  }
  throw await startFailure(cluster)
}

async function hasStopped(directory: string, pid: number): Promise<boolean> {
  const postmaster = await readPostmaster(directory)
  return postmaster?.pid !== pid || postmaster.life !== 'running'
}

/** Fast shutdown: sessions are ended, everything is written, then the server exits. */
async function shutDown(directory: string, pid: number): Promise<void> {
  if (await hasStopped(directory, pid)) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + stopTimeoutMs
  while (!(await hasStopped(directory, pid))) {
    if (Date.now() > deadline) {
      process.kill(pid, 'SIGQUIT') // leaves at once; the next start recovers from the log
      return
    }
    await sleep(pollMs)
  }
}

async function openCluster(options: PostgresOptions, dataDir: string, onProgress: (line: string) => void) {
  const wanted = serverAccount()
  const settings = await keepSettings(dataDir, () => placeCluster(dataDir, wanted, onProgress), options.port)
  const directory = settings.clusterDirectory
  const binaries = await runnableBinaries(wanted, onProgress)
  await ensureCluster({ clusterDirectory: directory, binaries, account: wanted, password: settings.password })
  const account = await clusterAccount(directory, wanted)
  const logFile = join(dirname(directory), 'postgres.log')
  const durable = options.durable ?? true
  const cluster: Cluster = {
    directory,
    logFile,
    spawn: (port) =>
      spawnPostmaster({ binaries, clusterDirectory: directory, logFile, port, account, durable }),
    choosePort: async () => ((await isPortFree(settings.port)) ? settings.port : freePort()),
  }
  return { cluster, settings }
}

/**
 * Starts the embedded PostgreSQL of `dataDir` (made on the first start) or reuses the server which a killed
 * launcher left there. It listens on 127.0.0.1 alone, asks for a random password that is kept in `dataDir` with
 * mode 0600, and outlives this process only when the process is killed.
 *
 * @throws an Error with a sentence fit to show: another launcher uses `dataDir`, no such platform, no reachable
 *   place for the data, or the end of the server's log.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const { cluster, settings } = await openCluster(options, dataDir, options.onProgress ?? (() => {}))
  const postmaster = await bringUp(cluster)
  if (postmaster.port !== settings.port) await writeSettings(dataDir, { ...settings, port: postmaster.port })

  const url = urlOf(settings.password, postmaster.port)
  const claim = await claimCluster(url, dataDir)
  // An exit nobody announced still ends in a fast shutdown: the server gets the signal and outlives us by it.
  const signalServer = () => process.kill(postmaster.pid, 'SIGINT')
  process.once('exit', signalServer)
  return {
    url,
    stop: async () => {
      process.off('exit', signalServer)
      await claim.release()
      await shutDown(cluster.directory, postmaster.pid)
    },
  }
}
