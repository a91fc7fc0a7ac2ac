import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Account, canEnter, spawnAs } from './account.ts'
import { sharedPlace } from './binaries.ts'

/** The name of the database, and of its owner, in an embedded cluster. */
export const databaseName = 'yuxiang'

/**
 * Where the cluster of `dataDir` lives: inside it, or, when the server's account cannot get there (a checkout
 * below a 0700 home, started as root), in a folder of its own below /var/lib that survives a reboot.
 */
export async function placeCluster(
  dataDir: string,
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<string> {
  if (!account || canEnter(account, dataDir)) return join(dataDir, 'cluster')
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const place = join(sharedPlace, name)
  await mkdir(place, { recursive: true, mode: 0o755 })
  if (!canEnter(account, place)) {
    throw new Error(`The account ${account.name} can enter neither ${dataDir} nor ${place}. Set DATA_DIR.`)
  }
  onProgress(`数据库放在 The database is kept in ${place} (${account.name} cannot enter ${dataDir})`)
  return join(place, 'cluster')
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function giveTo(account: Account, directory: string): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true })) {
    await chown(join(directory, entry), account.uid, account.gid)
  }
  await chown(directory, account.uid, account.gid)
}

/**
 * Who runs the server of an existing cluster: its owner. A cluster that root owns (copied, or restored from a
 * backup) is given to `account` first.
 */
export async function clusterAccount(
  clusterDirectory: string,
  account: Account | undefined,
): Promise<Account | undefined> {
  if (!account) return undefined
  const { uid, gid } = await stat(clusterDirectory)
  if (uid !== 0) return { name: String(uid), uid, gid }
  await giveTo(account, clusterDirectory)
  return account
}

async function runInitdb(binaries: string, args: string[], account: Account | undefined): Promise<void> {
  const child = spawn(join(binaries, 'bin', 'initdb'), args, {
    ...spawnAs(account),
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const [complaints, status] = await Promise.all([text(child.stderr), closed])
  if (status !== 0) throw new Error(`initdb failed: ${complaints.trim()}`)
}

// macOS has no C.UTF-8. Plain C would do nowhere: pg_trgm ignores Chinese under it.
const localeArguments =
  process.platform === 'darwin' ? ['--locale=en_US.UTF-8', '--lc-collate=C'] : ['--locale=C.UTF-8']

/**
 * Makes the cluster when there is none. It is built beside its place and moved there in one step: a kill in the
 * middle, or a second start at the same time, never leaves half a cluster.
 */
export async function ensureCluster(options: {
  clusterDirectory: string
  binaries: string
  account: Account | undefined
  password: string
}): Promise<void> {
  const { clusterDirectory, binaries, account, password } = options
  if (await exists(clusterDirectory)) return
  const parent = dirname(clusterDirectory)
  await mkdir(parent, { recursive: true })
  const making = await mkdtemp(`${clusterDirectory}-`)
  const passwordFile = `${making}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (account) {
      await chown(making, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const args = ['--pgdata', making, '--username', databaseName, '--pwfile', passwordFile]
    await runInitdb(
      binaries,
      [...args, '--auth=scram-sha-256', '--encoding=UTF8', ...localeArguments],
      account,
    )
    await rename(making, clusterDirectory).catch(async (error) => {
      if (!(await exists(clusterDirectory))) throw error
    })
  } finally {
    await rm(passwordFile, { force: true })
    await rm(making, { recursive: true, force: true })
  }
}
