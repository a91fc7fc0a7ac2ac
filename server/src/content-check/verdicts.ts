import { inArray, lte } from 'drizzle-orm'
import { type Db, sqlOf } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import { mediaCheckOf, type PushedMessage } from '../platform/integrations/wechat/index.ts'
import { mediaVerdicts, type suggestions } from './tables.ts'

export type Suggest = (typeof suggestions)[number]

/** What follows when a picture was judged: each domain looks whether it is one of its own. */
export type PictureJudged = (tx: Db, platform: Platform, traceId: string) => Promise<void>

const DAY_MS = 86_400_000
/** A verdict is read when the last picture of its subject was judged, within a day. */
const VERDICT_DAYS = 30

/** WeChat's word on a picture: kept, the first one counts; whose picture it is goes on from there. */
export async function receiveMediaCheck(
  platform: Platform,
  message: PushedMessage,
  followers: readonly PictureJudged[],
): Promise<void> {
  const verdict = mediaCheckOf(message)
  if (!verdict) return
  await platform.database.transaction(async (tx) => {
    await lockTraces(tx, [verdict.traceId])
    await tx
      .insert(mediaVerdicts)
      .values({ ...verdict, receivedAt: platform.clock() })
      .onConflictDoNothing()
    for (const follow of followers) await follow(tx, platform, verdict.traceId)
  })
}

/**
 * The push may come before the id of its check is written. Who writes the id takes this before reading the verdict: one
 * of the two comes second and sees what the other wrote. Before every row's lock.
 */
export async function lockTraces(tx: Db, traceIds: readonly string[]): Promise<void> {
  for (const traceId of [...traceIds].sort()) {
    await sqlOf(tx)`select pg_advisory_xact_lock(hashtextextended(${`media-check/${traceId}`}, 0))`
  }
}

/** What was said of some pictures so far, by the ids of their checks. */
export async function verdictsOf(db: Db, traceIds: readonly string[]): Promise<Map<string, Suggest>> {
  if (traceIds.length === 0) return new Map()
  const rows = await db
    .select({ traceId: mediaVerdicts.traceId, suggest: mediaVerdicts.suggest })
    .from(mediaVerdicts)
    .where(inArray(mediaVerdicts.traceId, [...traceIds]))
  return new Map(rows.map((row) => [row.traceId, row.suggest]))
}

/** Job: what was said of pictures long ago is not asked for any more. */
export async function forgetVerdicts({ database: { db }, clock }: Platform): Promise<void> {
  const before = new Date(clock().getTime() - VERDICT_DAYS * DAY_MS)
  await db.delete(mediaVerdicts).where(lte(mediaVerdicts.receivedAt, before))
}
