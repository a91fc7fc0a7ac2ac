import type { Db } from '../platform/db/index.ts'
import { checkInAt } from '../points/index.ts'

const DAY_MS = 86_400_000

/** Days on which each demo shopper checked in: how many in a row, ending so many days ago. */
const runs = [
  [
    { days: 24, endedDaysAgo: 330 },
    { days: 45, endedDaysAgo: 1 },
  ],
  [{ days: 12, endedDaysAgo: 1 }],
  [{ days: 3, endedDaysAgo: 5 }],
]

/** Check-ins of the demo's shoppers, and the points they brought; today's is left to whoever looks at the demo. */
export async function writePoints(tx: Db, shopperIds: readonly string[], now: Date): Promise<void> {
  for (const [index, userId] of shopperIds.entries()) {
    for (const { days, endedDaysAgo } of runs[index] ?? []) {
      for (let daysAgo = endedDaysAgo + days - 1; daysAgo >= endedDaysAgo; daysAgo -= 1) {
        await checkInAt(tx, userId, new Date(now.getTime() - daysAgo * DAY_MS))
      }
    }
  }
}
