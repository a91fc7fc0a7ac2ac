import { spawnSync } from 'node:child_process'

/** The system account a PostgreSQL process runs as. */
export type Account = { name: string; uid: number; gid: number }

// Both exist already wherever they exist at all: the launcher never adds an account to the machine.
const unprivilegedNames = ['postgres', '_postgres', 'nobody']

function numericId(flag: '-u' | '-g', name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined
}

/**
 * The account the server has to run as, or undefined when the current one will do. PostgreSQL refuses to run
 * as root, and initdb refuses a uid without a passwd entry, so a root launcher borrows an existing account.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of unprivilegedNames) {
    const uid = numericId('-u', name)
    const gid = numericId('-g', name)
    if (uid && gid !== undefined) return { name, uid, gid }
  }
  throw new Error(
    'PostgreSQL does not run as root, and this machine has neither a "postgres" nor a "nobody" account. ' +
      'Start as an ordinary user, or set DATABASE_URL.',
  )
}

/** The spawn options that make a child run as `account`, from a directory which every account can enter. */
export function spawnAs(account: Account | undefined): { cwd: string; uid?: number; gid?: number } {
  return account ? { cwd: '/', uid: account.uid, gid: account.gid } : { cwd: '/' }
}

/** Whether `account` can enter `directory`: tried, since mode bits alone say nothing of ACLs or mounts. */
export function canEnter(account: Account | undefined, directory: string): boolean {
  const attempt = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], spawnAs(account))
  return attempt.status === 0
}
