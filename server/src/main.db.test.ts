import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { testConfig } from '../../test/support/config.ts'
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts'
import { quickModules } from '../../test/support/quick-modules.ts'
import { until } from '../../test/support/shopping.ts'
import { freePort } from '../launch/ports.ts'

const entry = fileURLToPath(new URL('./main.ts', import.meta.url))
let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})
afterAll(() => testDatabase?.drop())

/** Starts the entry with nothing in its environment but the configuration. */
function start(changes: Record<string, string | undefined>) {
  const config = Object.entries({ ...testConfig(testDatabase.url), LOG_LEVEL: 'info', ...changes })
  const env = Object.fromEntries(
    config.flatMap(([name, value]) => (value === undefined ? [] : [[name, `${value}`]])),
  )
  const child = spawn(process.execPath, [...quickModules, entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const exited = once(child, 'close').then(([status]) => status as number | null)
  return { child, exited, output: () => output }
}

test('it starts, gets ready, and ends with 0 at a signal', { timeout: 40_000 }, async () => {
  const port = await freePort()
  const { child, exited, output } = start({ PORT: String(port) })
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/api/ready`).then(
      (answer) => answer.ok,
      () => child.exitCode !== null,
    )
  await until(isReady, 30_000)
  expect((await fetch(`http://127.0.0.1:${port}/api/ready`)).status).toBe(200)
  child.kill('SIGTERM')
  expect(await exited, output()).toBe(0)
  expect(output()).toContain('"msg":"listening"')
  expect(output()).toContain('"signal":"SIGTERM"')
})

test('a wrong configuration ends it with 1 and a line for each variable, without their values', async () => {
  const { exited, output } = start({
    SECRET_KEY: 'hunter2-too-short',
    DATABASE_URL: 'mysql://root:hunter2@db/shop',
    WECHAT_PAY_PRIVATE_KEY: 'hunter2 is no PEM',
    SMS_APP_ID: undefined,
    PORT: 'hunter2',
  })
  expect(await exited).toBe(1)
  const lines = output().trim().split('\n')
  expect(lines[0]).toBe('The configuration is not usable:')
  expect(lines.slice(1).map((line) => line.trim().split(' ')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'SECRET_KEY',
    'WECHAT_PAY_PRIVATE_KEY',
    'SMS_APP_ID',
  ])
  expect(output()).not.toContain('hunter2')
})

test('a database that does not answer ends it with 1, its password unsaid', async () => {
  const { exited, output } = start({ DATABASE_URL: 'postgres://shop:hunter2@127.0.0.1:9/shop' })
  expect(await exited).toBe(1)
  expect(output()).toContain('ECONNREFUSED')
  expect(output()).not.toContain('hunter2')
})
