import type { World } from '../world.ts'
import { platformSignature } from './platform-signature.ts'

/** The merchant has five seconds to answer (WeChat Pay, "支付成功回调通知"). */
const ANSWER_WITHIN_MS = 5_000

type Notification = { id: string; url: string; body: string; attempts: number }

async function isAcknowledged(
  world: World,
  notification: Notification,
  stopping: AbortSignal,
): Promise<boolean> {
  try {
    const response = await world.fetch(notification.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Mozilla/4.0',
        ...platformSignature(world, notification.body),
      },
      body: notification.body,
      redirect: 'manual',
      signal: AbortSignal.any([stopping, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    })
    await response.body?.cancel()
    return response.status === 200 || response.status === 204
  } catch {
    // Refused, reset, too late: to WeChat they are all "not acknowledged".
    return false
  }
}

/** Delivers what is due, all at once; what isn't acknowledged is put back by the schedule, until that is exhausted. */
export async function deliverDueNotifications(world: World, stopping: AbortSignal): Promise<void> {
  const due = world.store.all<Notification>(
    'SELECT id, url, body, attempts FROM notification WHERE dueAt <= $now ORDER BY dueAt LIMIT 100',
    { now: world.now().getTime() },
  )
  const deliver = async (notification: Notification) => {
    const acknowledged = await isAcknowledged(world, notification, stopping)
    // An attempt cut short by our own stop doesn't count: the next start repeats it.
    if (!acknowledged && stopping.aborted) return
    const now = world.now().getTime()
    const retryMs = world.notifyRetryMs[notification.attempts]
    world.store.run(
      `UPDATE notification SET attempts = attempts + 1, dueAt = $dueAt, acknowledgedAt = $acknowledgedAt WHERE id = $id`,
      {
        id: notification.id,
        dueAt: acknowledged || retryMs === undefined ? null : now + retryMs,
        acknowledgedAt: acknowledged ? now : null,
      },
    )
  }
  await Promise.all(due.map(deliver))
}
