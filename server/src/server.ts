import type { Hono } from 'hono'
import type { DestinationStream } from 'pino'
import { createApp } from './app.ts'
import { keepReference } from './catalog/index.ts'
import { appointFirstOperator } from './identity/index.ts'
import { defineJobs } from './jobs.ts'
import { flushLiveCounts } from './live-attribution/index.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { createPlatform } from './platform/create-platform.ts'
import { createListener } from './platform/http/listener.ts'
import type { MountedRoute } from './platform/http/mount.ts'
import { type NodeFetch, tracedFetch } from './platform/http/traced-fetch.ts'
import type { Platform } from './platform/index.ts'

export interface ServerOptions {
  clock?: Clock
  /** Checks every answer against its schema; by default in tests only. */
  checkAnswers?: boolean
  /** False: jobs are enqueued but run in no worker of this process. */
  runJobs?: boolean
  logDestination?: DestinationStream
  /** False: a new account begins without welcome points, for tests that count from nothing. */
  welcome?: boolean
  /** False: counties and categories are left as they are, for tests that name their own. */
  reference?: boolean
}

export interface Server {
  hono: Hono
  platform: Platform
  routes: MountedRoute[]
  /** The app with a log line and a measurement per request, for a listener of one's own. */
  fetch: NodeFetch
  /** Listens on PORT and HOST of the configuration; answers the port taken. */
  listen(): Promise<{ port: number }>
  /** Accepts nothing new, finishes requests and jobs that run (20 s each at most), closes the pools. */
  stop(): Promise<void>
}

/** The server on a migrated database: everything made and connected, jobs running, not yet listening. */
export async function createServer(config: Config, options: ServerOptions = {}): Promise<Server> {
  const platform = await createPlatform(config, {
    clock: options.clock ?? systemClock,
    ...(options.logDestination && { logDestination: options.logDestination }),
  })
  const { log, metrics, jobs, database } = platform
  try {
    const { hono, routes } = createApp(platform, {
      checkAnswers: options.checkAnswers ?? config.NODE_ENV === 'test',
      welcome: options.welcome ?? true,
    })
    defineJobs(platform)
    if (options.reference ?? true) await keepReference(platform)
    if (config.FIRST_OPERATOR_PHONE) await appointFirstOperator(platform, config.FIRST_OPERATOR_PHONE)
    await jobs.start({ work: options.runJobs ?? true })
    const fetch = tracedFetch(hono, log, metrics)
    const listener = createListener(fetch)
    return {
      hono,
      platform,
      routes,
      fetch,
      listen: () => listener.listen(config.PORT, config.HOST),
      async stop() {
        await listener.close()
        await jobs.stop()
        await flushLiveCounts(platform)
        await database.close()
        log.flush()
      },
    }
  } catch (error) {
    await jobs.stop()
    await database.close()
    throw error
  }
}
