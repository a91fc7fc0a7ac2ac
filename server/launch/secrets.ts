import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The SECRET_KEY of an instance that was given none: made once and kept in `dataDir` with mode 0600, because
 * stored phone numbers are encrypted with it. Written aside and linked, so that a kill leaves a whole file or none.
 */
export async function keepSecretKey(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const file = join(dataDir, 'secret-key')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept !== '') return kept.trim()

  const aside = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(aside)
  return (await readFile(file, 'utf8')).trim()
}
