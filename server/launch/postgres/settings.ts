import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../ports.ts'

/** What the launcher keeps beside a cluster, in `launcher.json` (mode 0600). */
export type LauncherSettings = { password: string; port: number; clusterDirectory: string }

const fileName = 'launcher.json'

/** The kept settings of `dataDir`, or undefined when nothing was ever started there. */
export async function readSettings(dataDir: string): Promise<LauncherSettings | undefined> {
  try {
    return JSON.parse(await readFile(join(dataDir, fileName), 'utf8')) as LauncherSettings
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function writeAside(dataDir: string, settings: LauncherSettings): Promise<string> {
  const aside = join(dataDir, `${fileName}.${randomBytes(6).toString('hex')}`)
  await writeFile(aside, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
  return aside
}

/** Replaces the kept settings in one step, so that a kill leaves the old file or the new one. */
export async function writeSettings(dataDir: string, settings: LauncherSettings): Promise<void> {
  await rename(await writeAside(dataDir, settings), join(dataDir, fileName))
}

/** The kept settings, made on the first start. Of two simultaneous first starts one wins, and both use it. */
export async function keepSettings(
  dataDir: string,
  clusterDirectory: () => Promise<string>,
  port: number | undefined,
): Promise<LauncherSettings> {
  await mkdir(dataDir, { recursive: true })
  await chmod(dataDir, 0o755) // the server's account passes through; the cluster below is 0700
  const kept = await readSettings(dataDir)
  if (kept) return port === undefined ? kept : { ...kept, port }

  const password = randomBytes(24).toString('base64url')
  const aside = await writeAside(dataDir, {
    password,
    port: port ?? (await freePort()),
    clusterDirectory: await clusterDirectory(),
  })
  // link, unlike rename, never replaces a file that was there first.
  await link(aside, join(dataDir, fileName)).catch(ignoreExisting)
  await rm(aside)
  const settings = await readSettings(dataDir)
  if (!settings) throw new Error(`${join(dataDir, fileName)} disappeared while starting`)
  return settings
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
