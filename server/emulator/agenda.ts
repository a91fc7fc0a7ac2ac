import { deliverDueNotifications } from './pay/notifications.ts'
import { payDueOrders } from './pay/orders.ts'
import { completeDueRefunds } from './pay/refunds.ts'
import { pushDueMediaResults } from './wechat/media-results.ts'
import type { World } from './world.ts'

/** setTimeout's own limit is 2^31 ms; looking again earlier costs nothing. */
const LONGEST_SLEEP_MS = 3_600_000
const AFTER_FAILURE_MS = 1_000

export type Agenda = {
  /** Begins to work; what was pending when the last process ended is resumed. */
  start(): void
  /** Something may have become due: look at once. */
  wake(): void
  /** Does everything that is due now and answers when it is done. */
  runDue(): Promise<void>
  stop(): Promise<void>
}

function nextDueAt(world: World): number | null {
  const row = world.store.one<{ dueAt: number | null }>(
    `SELECT min(dueAt) AS dueAt FROM (
       SELECT min(autopayAt) AS dueAt FROM payOrder WHERE autopayAt IS NOT NULL
       UNION ALL SELECT min(dueAt) FROM refund WHERE dueAt IS NOT NULL
       UNION ALL SELECT min(dueAt) FROM notification WHERE dueAt IS NOT NULL
       UNION ALL SELECT min(dueAt) FROM mediaCheck WHERE dueAt IS NOT NULL)`,
  )
  return row?.dueAt ?? null
}

/** What happens by itself outside: people pay, refunds arrive, notifications are repeated. The list is in the database. */
export function createAgenda(world: World): Agenda {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let started = false
  let stopping = new AbortController()

  const work = async () => {
    payDueOrders(world)
    completeDueRefunds(world)
    await Promise.all([
      deliverDueNotifications(world, stopping.signal),
      pushDueMediaResults(world, stopping.signal),
    ])
  }
  const arm = () => {
    clearTimeout(timer)
    if (!started || running) return
    const dueAt = nextDueAt(world)
    if (dueAt === null) return
    const delay = Math.min(Math.max(dueAt - world.now().getTime(), 0), LONGEST_SLEEP_MS)
    timer = setTimeout(runByItself, delay)
  }
  /** One run at a time: two would deliver the same notification twice. */
  const run = (): Promise<void> => {
    running ??= work().finally(() => {
      running = undefined
      arm()
    })
    return running
  }
  /** A failure (the disk is full, say) must not end the process that hosts us: say so and try again later. */
  const runByItself = () => {
    run().catch((error: unknown) => {
      console.error('emulator: could not do what was due', error)
      clearTimeout(timer)
      if (started) timer = setTimeout(runByItself, AFTER_FAILURE_MS)
    })
  }
  return {
    start: () => {
      started = true
      stopping = new AbortController()
      arm()
    },
    wake: arm,
    runDue: async () => {
      if (running) await running
      await run()
    },
    stop: async () => {
      started = false
      clearTimeout(timer)
      stopping.abort()
      await running
    },
  }
}
