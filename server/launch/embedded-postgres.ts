import { dirname, join, resolve } from 'node:path'
import { freePort, isPortFree } from './ports.ts'
import { serverAccount } from './postgres/account.ts'
import { runnableBinaries } from './postgres/binaries.ts'
import { bringUp, type Cluster, shutDown } from './postgres/bring-up.ts'
import { claimCluster } from './postgres/claim.ts'
import { clusterAccount, databaseName, ensureCluster, placeCluster } from './postgres/cluster.ts'
import { readPostmaster, spawnPostmaster } from './postgres/postmaster.ts'
import { keepSettings, readSettings, writeSettings } from './postgres/settings.ts'

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
  const signalServer = () => {
    try {
      process.kill(postmaster.pid, 'SIGINT')
    } catch {
      // Somebody killed it before.
    }
  }
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
