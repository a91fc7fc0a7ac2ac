import type { World } from '../world.ts'
import type { Suggest } from './content-check.ts'
import { push } from './message-push.ts'

type MediaCheck = { traceId: string; openid: string; mediaUrl: string; attempts: number }

/** WeChat repeats a push that is not answered with `success` or nothing, three times in all. */
const ATTEMPTS = 3
const DOWNLOAD_WITHIN_MS = 5_000
const LABELS: Record<Suggest, number> = { pass: 100, review: 21000, risky: 20002 }

/** How a picture is judged from now on, by a part of its address: what the person holding the phone can't tell. */
export function judgeMedia(world: World, urlPart: string, suggest: Suggest): void {
  world.store.run(
    `INSERT INTO mediaVerdict (urlPart, suggest) VALUES ($urlPart, $suggest)
     ON CONFLICT (urlPart) DO UPDATE SET suggest = excluded.suggest`,
    { urlPart, suggest },
  )
}

async function isDownloadable(world: World, url: string, stopping: AbortSignal): Promise<boolean> {
  try {
    const response = await world.fetch(url, {
      signal: AbortSignal.any([stopping, AbortSignal.timeout(DOWNLOAD_WITHIN_MS)]),
    })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

async function resultOf(world: World, check: MediaCheck, stopping: AbortSignal) {
  if (!(await isDownloadable(world, check.mediaUrl, stopping))) {
    return { detail: [], errcode: -1008, errmsg: '下载错误，请检查媒体链接是否可用' }
  }
  const known = world.store.one<{ suggest: Suggest }>(
    'SELECT suggest FROM mediaVerdict WHERE instr($url, urlPart) > 0',
    { url: check.mediaUrl },
  )
  const suggest = known?.suggest ?? 'pass'
  const label = LABELS[suggest]
  return {
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
  }
}

/** Pushes the results of checks that are due; without a push address they stay unsaid, as with WeChat. */
export async function pushDueMediaResults(world: World, stopping: AbortSignal): Promise<void> {
  const due = world.store.all<MediaCheck>(
    'SELECT traceId, openid, mediaUrl, attempts FROM mediaCheck WHERE dueAt <= $now ORDER BY dueAt LIMIT 100',
    { now: world.now().getTime() },
  )
  const deliver = async (check: MediaCheck) => {
    const isTaken = await push(
      world,
      {
        FromUserName: check.openid,
        MsgType: 'event',
        Event: 'wxa_media_check',
        appid: world.credentials.appId,
        trace_id: check.traceId,
        version: 2,
        ...(await resultOf(world, check, stopping)),
      },
      stopping,
    )
    // Cut short by our own stop: the next start repeats it.
    if (!isTaken && stopping.aborted) return
    const isOver = isTaken || check.attempts + 1 >= ATTEMPTS
    world.store.run(
      'UPDATE mediaCheck SET attempts = attempts + 1, dueAt = $dueAt, toldAt = $toldAt WHERE traceId = $traceId',
      {
        traceId: check.traceId,
        dueAt: isOver ? null : world.now().getTime() + world.pushRetryMs,
        toldAt: isTaken ? world.now().getTime() : null,
      },
    )
  }
  await Promise.all(due.map(deliver))
}
