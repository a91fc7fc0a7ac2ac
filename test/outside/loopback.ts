import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../server/emulator/index.ts'

export interface OutsideOnLoopback {
  /** `http://127.0.0.1:<port>`; the emulator is mounted at `/emulator`, as in the shop. */
  origin: string
  emulator: Emulator
  /** What came to the shop's notify address, `/shop/notify`. */
  received: { headers: Headers; body: string }[]
  /** One clock for both sides; tests own it. */
  now(): Date
  advance(ms: number): void
  stop(): Promise<void>
}

/** Starts the emulator behind a real socket on a free port, with a mailbox for its notifications. */
export async function startOutside(
  options: Pick<EmulatorOptions, 'signsWithPublicKey'> = {},
): Promise<OutsideOnLoopback> {
  let now = new Date('2026-03-02T02:00:00Z')
  const received: OutsideOnLoopback['received'] = []
  const emulator = createEmulator({
    dataFile: ':memory:',
    mountPath: '/emulator',
    autopayAfterMs: null,
    now: () => now,
    ...options,
  })
  const app = new Hono().route('/emulator', emulator.app)
  app.post('/shop/notify', async (context) => {
    received.push({ headers: new Headers(context.req.raw.headers), body: await context.req.text() })
    return context.body(null, 204)
  })
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (address) =>
        resolve({ server, port: address.port }),
      )
    },
  )
  return {
    origin: `http://127.0.0.1:${port}`,
    emulator,
    received,
    now: () => now,
    advance: (ms) => {
      now = new Date(now.getTime() + ms)
    },
    stop: async () => {
      await new Promise((resolve) => server.close(resolve))
      await emulator.stop()
    },
  }
}
