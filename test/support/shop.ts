import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createEmulator, type Emulator } from '../../server/emulator/index.ts'
import { environmentOf } from '../../server/launch/outside-world.ts'
import { createStaff } from '../../server/src/identity/index.ts'
import { type Config, parseConfig } from '../../server/src/platform/config.ts'
import { PUSH_PATH } from '../../server/src/platform/http/wechat-push.ts'
import { createServer, type Server } from '../../server/src/server.ts'
import { Caller } from './caller.ts'
import { createTestDatabase } from './database.ts'

/** A whole shop for one test file: own database, own emulator, real HTTP, and a clock that the test moves. */
export interface Shop {
  url: string
  config: Config
  server: Server
  emulator: Emulator
  /** A stranger; `signIn` gives the others. */
  stranger: Caller
  /** Signs in by SMS code; a new phone becomes a shopper. */
  signIn(phone?: string): Promise<Caller>
  /** A new shopper with a token of the server's own keys, without a text message: for crowds. */
  signInUnseen(): Promise<Caller>
  /** What WeChat posted to the shop's notify_url, oldest first. */
  deliveries: Delivery[]
  /** While true, notifications are recorded but get lost on their way. */
  losesDeliveries: boolean
  /** Moves the clock of server and emulator forward. */
  passTime(ms: number): void
  now(): Date
  stop(): Promise<void>
}

/** A notification exactly as it was sent. */
export interface Delivery {
  headers: Record<string, string>
  body: string
}

let phones = 0
/** A phone number that no other test of this process uses. */
export const newPhone = (): string =>
  `137${(process.pid % 1000).toString().padStart(3, '0')}${(++phones).toString().padStart(5, '0')}`

/** Starts the shop; jobs run only when a test asks for them. */
export async function startShop(
  options: {
    runJobs?: boolean
    rateLimitScale?: number
    h5Directory?: string
    welcome?: boolean
    /** As a real deployment starts: with all counties and categories. */
    reference?: boolean
    /** Every line that the server logs, at its most talkative. */
    logLines?: string[]
  } = {},
): Promise<Shop> {
  const database = await createTestDatabase()
  let aheadMs = 0
  const clock = () => new Date(Date.now() + aheadMs)
  const post = { deliveries: [] as Delivery[], losesDeliveries: false }
  const emulator = createEmulator({
    dataFile: ':memory:',
    mountPath: '/emulator',
    autopayAfterMs: null,
    refundAfterMs: 20,
    mediaCheckAfterMs: 20,
    pushRetryMs: 100,
    notifyRetryMs: [100, 100, 200, 200, 400, 800],
    now: clock,
    fetch: (target, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers))
      post.deliveries.push({ headers, body: String(init?.body) })
      return post.losesDeliveries ? Promise.reject(new Error('lost')) : fetch(target, init)
    },
  })
  const root = new Hono().route('/emulator', emulator.app)
  const http = createHttpServer(getRequestListener((request, env) => root.fetch(request, env)))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const { logLines } = options
  const given = {
    rateLimitScale: options.rateLimitScale ?? 1_000,
    h5Directory: options.h5Directory,
    ...(logLines && { logLevel: 'debug' }),
  }
  const config = configOf(url, database.url, emulator, given)
  const server = await createServer(config, {
    clock,
    checkAnswers: true,
    runJobs: options.runJobs ?? true,
    // Tests count points from nothing, unless they are about the welcome.
    welcome: options.welcome ?? false,
    reference: options.reference ?? false,
    ...(logLines && { logDestination: { write: (line: string) => void logLines.push(line) } }),
  })
  root.all('*', (c) => server.fetch(c.req.raw, c.env as never))
  emulator.setMessagePush(`${url}${PUSH_PATH}`)
  emulator.start()
  const stranger = new Caller(url)
  return Object.assign(post, {
    url,
    config,
    server,
    emulator,
    stranger,
    signIn: (phone: string = newPhone()) => stranger.signIn(phone),
    signInUnseen: async () => {
      const [phone, roles] = [newPhone(), ['shopper' as const]]
      const userId = await createStaff(server.platform, { phone, roles })
      return new Caller(url, await server.platform.tokens.signAccess({ userId, roles }), userId, phone)
    },
    passTime: (ms: number) => {
      aheadMs += ms
    },
    now: clock,
    async stop() {
      await emulator.stop()
      await server.stop()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
      await database.drop()
    },
  })
}

function configOf(
  url: string,
  databaseUrl: string,
  emulator: Emulator,
  given: { rateLimitScale: number; h5Directory: string | undefined; logLevel?: string },
): Config {
  return parseConfig({
    NODE_ENV: 'test',
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'a secret key for tests, 32 characters or more',
    LOG_LEVEL: given.logLevel ?? process.env.LOG_LEVEL ?? 'fatal',
    RATE_LIMIT_SCALE: String(given.rateLimitScale),
    H5_DIRECTORY: given.h5Directory,
    STORAGE_DIRECTORY: `${process.env.TMPDIR ?? '/tmp'}/yuxiang-test-files`,
    ...environmentOf(`${url}/emulator`, emulator.credentials),
  })
}

/** Runs `work` while a single connection of the pool is free: what waits for a second one never ends. */
export async function onOneConnection<Answer>(
  { server }: Pick<Shop, 'server'>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { sql } = server.platform.database
  const taken = await Promise.all(Array.from({ length: sql.options.max - 1 }, () => sql.reserve()))
  try {
    return await work()
  } finally {
    for (const connection of taken) connection.release()
  }
}
