import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readdir, readFile, readlink, realpath, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, spawnAs } from './account.ts'

/** What `postmaster.pid` says, and whether it is still true. */
export type Postmaster = {
  pid: number
  port: number
  state: 'starting' | 'ready' | 'stopping'
  /** `orphans`: the server itself is gone, and processes of it have not noticed yet. */
  life: 'running' | 'orphans' | 'dead'
  processIds: number[]
}

/** Linux: the processes that stand in the cluster, as every one of PostgreSQL's does. Zombies have no cwd. */
async function processesIn(clusterDirectory: string): Promise<number[]> {
  const place = await realpath(clusterDirectory)
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const places = await Promise.all(ids.map((id) => readlink(`/proc/${id}/cwd`).catch(() => '')))
  return ids.filter((_, index) => places[index] === place).map(Number)
}

function isPostgresByName(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return false
  }
}

async function serverProcesses(clusterDirectory: string, pid: number): Promise<number[]> {
  if (process.platform === 'linux') return processesIn(clusterDirectory)
  return isPostgresByName(pid) ? [pid] : []
}

/**
 * The server of a cluster according to its `postmaster.pid`, or undefined when there is none. A process id alone
 * proves nothing: after a kill or a reboot it may be a zombie or belong to another program.
 */
export async function readPostmaster(clusterDirectory: string): Promise<Postmaster | undefined> {
  const content = await readFile(join(clusterDirectory, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = content.split('\n').map((line) => line.trim())
  const pid = Math.abs(Number(lines[0]))
  if (!pid) return undefined
  const processIds = await serverProcesses(clusterDirectory, pid)
  const life = processIds.includes(pid) ? 'running' : processIds.length > 0 ? 'orphans' : 'dead'
  const word = lines[7]
  const state = word === 'ready' || word === 'stopping' ? word : 'starting'
  return { pid, port: Number(lines[3]), state, life, processIds }
}

/** Removes the pid file of a dead server; PostgreSQL itself refuses to when the id is in use again. */
export async function removePidFile(clusterDirectory: string): Promise<void> {
  await rm(join(clusterDirectory, 'postmaster.pid'), { force: true })
}

const everydaySettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '256MB',
  max_connections: '200',
  jit: 'off',
  timezone: 'UTC',
}
const durableSettings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' }
const disposableSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the server process. It leads a session of its own, so that Ctrl-C in the terminal reaches only the
 * launcher, which stops it last; it logs to a file, since a pipe would break when the launcher is killed.
 */
export async function spawnPostmaster(options: {
  binaries: string
  clusterDirectory: string
  logFile: string
  port: number
  account: Account | undefined
  durable: boolean
}): Promise<ChildProcess> {
  await rename(options.logFile, `${options.logFile}.previous`).catch(() => {})
  const log = openSync(options.logFile, 'w')
  const settings = {
    ...everydaySettings,
    ...(options.durable ? durableSettings : disposableSettings),
    port: String(options.port),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(options.binaries, 'bin', 'postgres'), ['-D', options.clusterDirectory, ...args], {
    ...spawnAs(options.account),
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  return child
}
