import type { Platform } from '../platform/index.ts'
import { runReminders } from './run-reminders.ts'

export { mountCalendarFile } from './calendar-file.ts'
export { remindersOf } from './count.ts'
export { liveReminderRoutes } from './routes.ts'

/** Registers what reminders do by themselves. */
export function defineLiveReminderJobs(platform: Platform): void {
  platform.jobs.every('live-reminders', '* * * * *', async () => {
    await runReminders(platform)
  })
}
