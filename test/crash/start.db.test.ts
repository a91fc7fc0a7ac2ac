import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../server/launch/build-app.ts'
import { startPostgres } from '../../server/launch/embedded-postgres.ts'
import { freePort } from '../../server/launch/ports.ts'
import { readSettings } from '../../server/launch/postgres/settings.ts'
import {
  demoCityOffice,
  demoCountyStaff,
  demoMerchantStaff,
  demoOperator,
  demoShoppers,
  demoUnionOfficer,
} from '../../server/src/demo/accounts.ts'
import { demoSeedings } from '../../server/src/demo/tables.ts'
import { connect } from '../../server/src/platform/db/index.ts'
import { migrateDatabase } from '../../server/src/platform/db/migrate.ts'
import { Caller } from '../support/caller.ts'
import { createTestDatabase } from '../support/database.ts'
import { isAlive } from '../support/is-alive.ts'
import { quickModules } from '../support/quick-modules.ts'
import { until } from '../support/shopping.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const startScript = fileURLToPath(new URL('../../server/launch/start.ts', import.meta.url))
const BUYER = '13712349001'
/** A second start takes 15 s at most, on a machine that is not busy with other things. */
const startLimitMs = () => ((loadavg()[0] ?? 0) > 2 * availableParallelism() ? 90_000 : 15_000)

/** Says that a database has its demo catalogue: drawing 570 pictures is another test's business. */
async function markSeeded(url: string): Promise<void> {
  await migrateDatabase(url)
  const database = connect(url, { poolMax: 1 })
  await database.db.insert(demoSeedings).values({ seededAt: new Date() })
  await database.close()
}

describe('the start command', () => {
  let dataDir: string
  let port: number
  let url: string
  const children = new Set<ChildProcess>()

  beforeAll(async () => {
    await buildApp('h5', () => {})
    dataDir = await temporaryFolder('yuxiang-start-')
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
    await markSeeded(postgres.url)
    await postgres.stop()
    port = await freePort()
    url = `http://localhost:${port}`
  }, 300_000)

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    const pid = await postmasterPid().catch(() => 0)
    if (pid && isAlive(pid)) process.kill(pid, 'SIGINT')
    await until(() => !pid || !isAlive(pid))
    await rm(dataDir, { recursive: true, force: true })
  })

  afterEach(async () => {
    // What a failed test left running would fail the next one, too.
    const left = [...children]
    for (const child of left) child.kill('SIGKILL')
    await until(() => left.every((child) => child.exitCode !== null || child.signalCode !== null))
  })

  async function postmasterPid(): Promise<number> {
    const settings = await readSettings(join(dataDir, 'postgres'))
    const content = await readFile(join(settings?.clusterDirectory ?? '', 'postmaster.pid'), 'utf8')
    return Number(content.split('\n')[0])
  }

  /** `pnpm start`, as a person's terminal runs it. */
  function start(env: Record<string, string> = {}) {
    const startedAt = performance.now()
    const child = spawn(process.execPath, [...quickModules, startScript], {
      env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    children.add(child)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk
      })
    }
    const exited = once(child, 'exit').then(([code]) => {
      children.delete(child)
      return code as number | null
    })
    const ready = async () => {
      await until(() => output.includes('就绪 Ready') || child.exitCode !== null, 90_000)
      expect(child.exitCode, output).toBeNull()
      return performance.now() - startedAt
    }
    return { child, exited, ready, output: () => output }
  }

  it('serves the app, the API and who may sign in; Ctrl-C ends it with 0 and leaves no process', async () => {
    const shop = start()
    expect(await shop.ready()).toBeLessThan(startLimitMs())
    expect(shop.output()).toContain('h5 无变化，不重新构建')
    expect(shop.output()).not.toContain('构建 Building')
    expect(shop.output()).not.toContain('Drawing pictures')
    const phones = [...demoShoppers, ...demoCountyStaff, demoCityOffice, demoUnionOfficer, demoOperator].map(
      ({ phone }) => phone,
    )
    for (const words of [url, `${url}/api/docs`, '000000', ...phones, ...demoMerchantStaff]) {
      expect(shop.output()).toContain(words)
    }
    expect(await (await fetch(url)).text()).toContain('渝乡集')
    expect((await fetch(`${url}/api/ready`)).status).toBe(200)
    const postmaster = await postmasterPid()
    expect(isAlive(postmaster)).toBe(true)
    shop.child.kill('SIGINT')
    expect(await shop.exited, shop.output()).toBe(0)
    // Its files are closed before its process is gone.
    await until(() => !isAlive(postmaster))
    expect(shop.output()).toContain('已停止 Stopped')
    await expect(fetch(url)).rejects.toThrow()
  }, 150_000)

  it('killed by kill -9 starts again in time with all that was acknowledged', async () => {
    const first = start()
    await first.ready()
    const buyer = await new Caller(url).signIn(BUYER)
    const body = { name: '张小渝', phone: BUYER, region: '重庆市渝中区', detail: '中山四路 1 号' }
    const { id } = await buyer.call('POST /api/addresses', { body })
    first.child.kill('SIGKILL')
    await first.exited
    const second = start()
    expect(await second.ready()).toBeLessThan(startLimitMs())
    expect((await buyer.call('GET /api/addresses', {})).items.map((address) => address.id)).toEqual([id])
    second.child.kill('SIGTERM')
    expect(await second.exited, second.output()).toBe(0)
  }, 240_000)

  it('uses the PostgreSQL of DATABASE_URL and starts none of its own', async () => {
    const database = await createTestDatabase()
    await markSeeded(database.url)
    const shop = start({ DATABASE_URL: database.url })
    await shop.ready()
    expect(shop.output()).toContain('Using the database of DATABASE_URL')
    await expect(postmasterPid()).rejects.toThrow('ENOENT')
    const buyer = await new Caller(url).signIn(BUYER)
    expect((await buyer.call('GET /api/addresses', {})).items).toEqual([])
    shop.child.kill('SIGINT')
    expect(await shop.exited, shop.output()).toBe(0)
    await database.drop()
  }, 150_000)

  it('names every wrong variable at once, before it starts or builds anything', async () => {
    const shop = start({
      PORT: '70000',
      LOG_LEVEL: 'loud',
      RATE_LIMIT_SCALE: 'many',
      STORAGE: 's3',
      DATABASE_URL: 'mysql://hunter2@db/shop',
    })
    expect(await shop.exited).toBe(1)
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'RATE_LIMIT_SCALE',
      'DATABASE_URL',
      'S3_ENDPOINT',
      'S3_BUCKET',
    ]) {
      expect(shop.output()).toMatch(new RegExp(`^  ${name} `, 'm'))
    }
    expect(shop.output()).not.toMatch(/hunter2|Starting|Building|Using/)
  }, 60_000)

  it('says in a sentence that the port is taken, or that it runs already on the same data', async () => {
    const shop = start()
    await shop.ready()
    const second = start()
    expect(await second.exited).toBe(1)
    expect(second.output()).toContain(`端口 ${port} 已被占用`)
    const third = start({ PORT: '0' })
    expect(await third.exited).toBe(1)
    expect(third.output()).toContain('Another instance is running')
    expect((await fetch(`${url}/api/ready`)).status).toBe(200)
    shop.child.kill('SIGINT')
    expect(await shop.exited, shop.output()).toBe(0)
  }, 240_000)
})
