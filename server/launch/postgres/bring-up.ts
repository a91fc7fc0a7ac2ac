import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Postmaster, readPostmaster, removePidFile } from './postmaster.ts'

const startTimeoutMs = 60_000
const orphanPatienceMs = 8_000
const stopTimeoutMs = 30_000
const pollMs = 40

/** What starting and stopping need to know of a cluster. */
export type Cluster = {
  directory: string
  logFile: string
  spawn(port: number): Promise<ChildProcess>
  choosePort(): Promise<number>
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
export async function bringUp(cluster: Cluster): Promise<Postmaster> {
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
export async function shutDown(directory: string, pid: number): Promise<void> {
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
