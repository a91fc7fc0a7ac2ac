import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAdaptorServer } from '@hono/node-server'
import type { NodeFetch } from './traced-fetch.ts'

const DRAIN_MS = 20_000

export interface Listener {
  listen(port: number, host: string): Promise<{ port: number }>
  /** Accepts nothing new, lets what runs finish for 20 s, then cuts. Harmless when it never listened. */
  close(): Promise<void>
}

/**
 * Node's HTTP server around the app. Keep-alive outlasts that of usual proxies (60 s), so they never lose a race. What
 * ends a request that takes too long: its head 15 s, its body 30 s (Node answers 408 and closes); a statement or an
 * idle transaction 15 s (platform/db), a call of the outside 5 s. A handler is not cut off from without: its
 * transaction might commit after the phone had read that it failed.
 */
export function createListener(fetch: NodeFetch): Listener {
  const server = createAdaptorServer({
    fetch: fetch as Parameters<typeof createAdaptorServer>[0]['fetch'],
    serverOptions: { headersTimeout: 15_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 },
  }) as Server
  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          server.off('error', reject)
          resolve({ port: (server.address() as AddressInfo).port })
        })
      }),
    close: () => drain(server),
  }
}

async function drain(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const finished = new AbortController()
  const patience = sleep(DRAIN_MS, undefined, { signal: finished.signal }).then(
    () => server.closeAllConnections(),
    () => {},
  )
  // A connection that was busy at `close` would else stay open for its whole keep-alive.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(idle)
  finished.abort()
  await patience
}
