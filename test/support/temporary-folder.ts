import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A new folder that everybody may pass through. Started as root, PostgreSQL runs as another account; were the folder closed
 * to that, its cluster would be kept below /var/lib and outlive the folder: a hundred runs of benchmarks fill a disk.
 */
export async function temporaryFolder(prefix: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), prefix))
  await chmod(folder, 0o755)
  return folder
}
