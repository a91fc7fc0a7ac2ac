import { eq } from 'drizzle-orm'
import { notify, toldOf } from '../messages/index.ts'
import type { Db } from '../platform/db/index.ts'
import type { Platform } from '../platform/index.ts'
import type { BatchRow } from './find-batch.ts'
import { traceBatches, traceRecalls } from './tables.ts'
import { type RecallRow, recallKey } from './tell-buyers.ts'

export const TELL_LIFTED_QUEUE = 'tell-recall-lifted'
const toldAtOnce = 500

/** Job: whoever was told of a recall hears once that it is lifted, unless the batch is recalled anew by then. */
export async function tellLifted(platform: Platform, recallId: string): Promise<void> {
  const { database } = platform
  const [found] = await database.db
    .select({ recall: traceRecalls, batch: traceBatches })
    .from(traceRecalls)
    .innerJoin(traceBatches, eq(traceBatches.id, traceRecalls.batchId))
    .where(eq(traceRecalls.id, recallId))
  if (!found) return
  let last: string | undefined = recallId
  do {
    const after: string = last
    last = await database.transaction((tx) => tellSome(tx, platform, found, after))
  } while (last !== undefined)
}

/** Answers the last message that was looked at; none when no more come. The next recall of the batch waits for this. */
async function tellSome(
  tx: Db,
  platform: Platform,
  { recall, batch }: { recall: RecallRow; batch: BatchRow },
  after: string,
): Promise<string | undefined> {
  const [now] = await tx
    .select({ state: traceBatches.state })
    .from(traceBatches)
    .where(eq(traceBatches.id, batch.id))
    .for('share')
  if (now?.state === 'recalled') return undefined
  const told = await toldOf(tx, recallKey(recall.id, ''), { after, limit: toldAtOnce })
  const others = told.filter(({ userId }) => userId !== recall.liftedBy)
  await notify(
    tx,
    platform,
    others.map(({ userId, path, dedupeKey }) => ({
      userId,
      kind: 'batchRecalled',
      title: `召回解除：${batch.productName}`,
      text: `${batch.productName}（批次 ${batch.batchCode}）的召回已解除：${recall.liftReason}。`,
      ...(path !== null && { path }),
      dedupeKey: `lifted/${dedupeKey}`,
    })),
  )
  return told.length === toldAtOnce ? told.at(-1)?.id : undefined
}
