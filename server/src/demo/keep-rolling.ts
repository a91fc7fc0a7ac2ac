import { systemClock } from '../platform/clock.ts'
import { connect } from '../platform/db/index.ts'
import { rollFlashSales } from './flash-sales.ts'
import { rollLive } from './live.ts'

const LOOK_EVERY_MS = 5 * 60_000

/** The demo shop's operator, who never sleeps: a flash sale and shows are on and others begin soon, now and from then on. */
export async function keepDemoRolling(options: {
  databaseUrl: string
  secretKey: string
  onFault(error: unknown): void
}): Promise<{ stop(): Promise<void> }> {
  const database = connect(options.databaseUrl, { poolMax: 1 })
  // What the demo cannot open now, it can in five minutes; the shop itself starts without.
  const roll = async () => {
    await rollFlashSales(database, options.secretKey, systemClock()).catch(options.onFault)
    await rollLive(database, options.secretKey, systemClock()).catch(options.onFault)
  }
  let running = roll()
  await running
  const timer = setInterval(() => {
    running = roll()
  }, LOOK_EVERY_MS)
  return {
    async stop() {
      clearInterval(timer)
      await running
      await database.close()
    },
  }
}
