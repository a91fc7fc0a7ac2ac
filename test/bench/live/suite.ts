import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { planSession } from '../../../server/src/live/test-session.ts'
import { runReminders } from '../../../server/src/live-reminders/run-reminders.ts'
import { defineMessageJobs } from '../../../server/src/messages/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { createPlatform } from '../../../server/src/platform/create-platform.ts'
import type { Platform } from '../../../server/src/platform/index.ts'
import { remindCrowd } from '../../support/live-crowd.ts'
import { type Row, row } from '../row.ts'
import { startWorld, type World } from '../world.ts'

const PEOPLE = 50_000
const minuteMs = 60_000

/**
 * Reminders of one session with 50,000 followers who agreed to WeChat's message: from the job's start until the
 * emulator has taken the last one, by the API's own workers.
 */
export async function benchLive(): Promise<Row[]> {
  const world = await startWorld(async () => undefined)
  const platform = await createPlatform(world.config, { clock: systemClock })
  // Enqueues only; the API's process works.
  defineMessageJobs(platform)
  await platform.jobs.start({ work: false })
  try {
    return await measureReminders(world, platform)
  } finally {
    await platform.jobs.stop()
    await platform.database.close()
    await world.stop()
  }
}

async function measureReminders({ databaseUrl }: World, platform: Platform): Promise<Row[]> {
  const sql = postgres(databaseUrl, { max: 1 })
  const template = platform.config.WECHAT_TEMPLATE_LIVE_STARTING
  if (!template) throw new Error('the emulator has no template for live sessions')
  const now = systemClock().getTime()
  const { id } = await planSession(
    { server: { platform } as never },
    { startsAt: new Date(now + 60 * minuteMs), endsAt: new Date(now + 120 * minuteMs) },
  )
  await remindCrowd(sql, id, template.id, PEOPLE)
  await sql`analyze`
  // Ten minutes before it begins, by a clock of the measurement's own.
  const soon = { ...platform, clock: () => new Date(systemClock().getTime() + 55 * minuteMs) }
  const started = performance.now()
  const told = await runReminders(soon)
  const inboxes = performance.now()
  let sent = 0
  while (sent < PEOPLE) {
    await sleep(100)
    const [count] = await sql<{ sent: number }[]>`
      select count(*)::int as sent from messages where kind = 'liveStarting' and sent_at is not null`
    sent = count?.sent ?? 0
    if (performance.now() - started > 5 * minuteMs) break
  }
  const seconds = (performance.now() - started) / 1_000
  await sql.end()
  const suite = 'live'
  return [
    row(
      suite,
      `reminders: ${PEOPLE} followers, job's start to WeChat's last answer`,
      seconds,
      's',
      null,
      '≤ 60 s',
    ),
    row(suite, 'of it until all have it in their inbox', (inboxes - started) / 1_000, 's', null, ''),
    row(suite, 'reminders taken by WeChat per second', sent / seconds, '/s', null, '≥ 834 /s'),
    row(suite, 'people told', told, '', null, `exactly ${PEOPLE}`),
  ]
}
