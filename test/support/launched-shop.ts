import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../server/launch/ports.ts'
import { quickModules } from './quick-modules.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A whole shop in a process of its own: H5 app, API, emulator, database, demo data. */
export type LaunchedShop = { url: string; dataDir: string; output(): string; stop(): Promise<void> }

const startScript = fileURLToPath(new URL('../../server/launch/start.ts', import.meta.url))
const startTimeoutMs = 300_000

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/api/ready`).then(
    (answer) => answer.ok,
    () => false,
  )
}

/**
 * Starts the shop as `pnpm start` does, on a free port and data of its own, and waits until it is ready. Rate
 * limits are lifted; `env` adds to the environment or overrides it.
 */
export async function launchShop(env: Record<string, string> = {}): Promise<LaunchedShop> {
  const dataDir = await temporaryFolder('yuxiang-shop-')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const child = spawn(process.execPath, [...quickModules, startScript], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, RATE_LIMIT_SCALE: '1000', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (chunk: Buffer) => {
    output = (output + chunk).slice(-100_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
    await rm(dataDir, { recursive: true, force: true })
  }

  const deadline = Date.now() + startTimeoutMs
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`The shop did not start:\n${output.slice(-4000)}`)
    }
    await sleep(200)
  }
  return { url, dataDir, output: () => output, stop }
}
