import { notify } from '../messages/index.ts'
import { dayInShanghai } from '../platform/clock.ts'
import type { Platform } from '../platform/index.ts'
import { endingLots, yearInShanghai } from './lots.ts'

const DAY_MS = 86_400_000
/** So many days before the last one somebody is reminded. */
const REMINDERS = [30, 7]
/** A day on which the server stood is made good by the next ones. */
const PATIENCE_DAYS = 3

/** Days from today to the last of the year, today not counted. */
function daysLeft(now: Date): number {
  const last = Date.parse(`${yearInShanghai(now)}-12-31`)
  return (last - Date.parse(dayInShanghai(now))) / DAY_MS
}

/**
 * Job, daily: thirty and seven days before the year's end everybody whose points end with it is told, once each. Answers
 * how many lots it spoke of.
 */
export async function remindOfPoints(platform: Platform): Promise<number> {
  const now = platform.clock()
  const left = daysLeft(now)
  const reminder = REMINDERS.find((days) => left <= days && left > days - PATIENCE_DAYS)
  if (reminder === undefined) return 0
  const year = yearInShanghai(now)
  let told = 0
  for await (const lots of endingLots(platform.database.db, year, year)) {
    const notices = lots.map(({ userId, free }) => ({
      userId,
      kind: 'pointsExpiring' as const,
      title: '积分即将到期',
      text: `${free} 积分将于 12 月 31 日到期`,
      path: '/packages/member/points/index',
      dedupeKey: `points-expiring/${year}/${reminder}`,
    }))
    await platform.database.transaction((tx) => notify(tx, platform, notices))
    told += lots.length
  }
  return told
}
