import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type RunningPostgres, runningPostgresUrl, startPostgres } from './embedded-postgres.ts'
import { type LauncherSettings, readSettings } from './postgres/settings.ts'

// One cluster for all: making one takes longer than any of the tests. A new one is asked for by name.
let dataDir: string
let running: RunningPostgres | undefined

const newDataDir = () => mkdtemp(join(tmpdir(), 'yuxiang-launcher-'))

beforeAll(async () => {
  dataDir = await newDataDir()
})
afterEach(async () => {
  await running?.stop()
  running = undefined
})
afterAll(() => rm(dataDir, { recursive: true }))

async function start(): Promise<string> {
  running = await startPostgres({ dataDir })
  return running.url
}

async function query<T extends object>(url: string, text: string): Promise<T[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe<T[]>(text)
  } finally {
    await sql.end()
  }
}

async function keptSettings(): Promise<LauncherSettings> {
  const settings = await readSettings(dataDir)
  if (!settings) throw new Error('no settings were kept')
  return settings
}

async function serverPid(): Promise<number> {
  const { clusterDirectory } = await keptSettings()
  const content = await readFile(join(clusterDirectory, 'postmaster.pid'), 'utf8')
  return Number(content.split('\n')[0])
}

/** A launcher in a process of its own, up and running. */
async function startElsewhere(): Promise<{ kill(signal: NodeJS.Signals): Promise<void> }> {
  const module = JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)
  const program = `
    const { startPostgres } = await import(${module})
    const { stop } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    process.once('SIGTERM', async () => { await stop(); process.exit(0) })
    setInterval(() => {}, 1000)
    console.log('up')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([
    new Promise((resolve) => child.stdout.once('data', resolve)),
    exited.then(() => Promise.reject(new Error('the other launcher exited'))),
  ])
  return {
    kill: async (signal) => {
      child.kill(signal)
      await exited
    },
  }
}

test('what was committed is there after the server was killed', async () => {
  const url = await start()
  await query(url, 'create table note (text text); insert into note values ($$脐橙$$)')
  process.kill(await serverPid(), 'SIGKILL')
  expect(await query(await start(), 'select text from note')).toEqual([{ text: '脐橙' }])
})

test('the server of a killed launcher is used again', async () => {
  const other = await startElsewhere()
  const pid = await serverPid()
  await other.kill('SIGKILL')
  await start()
  expect(await serverPid()).toBe(pid)
})

test('launcher and server killed together leave nothing in the way', async () => {
  const other = await startElsewhere()
  process.kill(await serverPid(), 'SIGKILL')
  await other.kill('SIGKILL')
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file whose number belongs to another program by now does not block', async () => {
  await start()
  await running?.stop()
  const { clusterDirectory, port } = await keptSettings()
  const stale = [process.pid, clusterDirectory, 1, port, '', '127.0.0.1', '1 1', 'ready', ''].join('\n')
  await writeFile(join(clusterDirectory, 'postmaster.pid'), stale)
  expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a stopped server is gone, and the next start finds the same port and password', async () => {
  const other = await startElsewhere()
  const url = await runningPostgresUrl(dataDir)
  await other.kill('SIGTERM')
  expect(await runningPostgresUrl(dataDir)).toBeUndefined()
  expect(await start()).toBe(url)
})

test('of two launchers at once on new data one runs and the other says why not', async () => {
  const dataDir = await newDataDir()
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const outcomes = await Promise.allSettled([startPostgres({ dataDir }), startPostgres({ dataDir })])
  const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))[0]
  expect(refusals.map(String)).toEqual([expect.stringContaining('Another instance is running')])
  expect(await query(running?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  await running?.stop()
  running = undefined
})

test('the server asks for a password, which only the launcher can read', async () => {
  const url = new URL(await start())
  url.password = 'guess'
  await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  const { mode } = await stat(join(dataDir, 'launcher.json'))
  expect(mode & 0o777).toBe(0o600)
})

test('text is UTF-8 and Chinese has trigrams, which product search stands on', async () => {
  const url = await start()
  await query(url, 'create extension pg_trgm')
  const [row] = await query<{ trigrams: number }>(
    url,
    "select cardinality(show_trgm('奉节脐橙')) as trigrams",
  )
  expect(row?.trigrams).toBeGreaterThan(2)
})
