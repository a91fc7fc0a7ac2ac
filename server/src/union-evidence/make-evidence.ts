import { and, eq, type InferSelectModel, lt, ne, type SQL } from 'drizzle-orm'
import type { Platform } from '../platform/index.ts'
import { EvidenceDifference } from './difference.ts'
import { gatherPapers } from './gather-papers.ts'
import { startWriter } from './start-writer.ts'
import { boundsOf } from './subject.ts'
import { unionEvidence } from './tables.ts'

/** Of all the work, what gathering is; the rest is writing. */
const GATHERING = 0.6
const PERCENT_STEP = 5

type Row = InferSelectModel<typeof unionEvidence>

/**
 * Job: makes papers and keeps the file. Repeated after a crash it starts anew; a second run of finished papers does
 * nothing. A difference between orders and ledger makes it fail, and tells nobody but the operators what differs.
 */
export async function makeEvidence(platform: Platform, evidenceId: string): Promise<void> {
  const { database, files, log } = platform
  const isOpen = and(eq(unionEvidence.id, evidenceId), ne(unionEvidence.state, 'done')) as SQL
  const [row] = await database.db
    .update(unionEvidence)
    .set({ state: 'running', percent: 0, failure: null })
    .where(isOpen)
    .returning()
  if (!row) return
  try {
    const { bytes, contentType } = await makeFile(platform, row)
    await files.private.put(row.fileKey, bytes, contentType)
    await database.db.update(unionEvidence).set({ state: 'done', percent: 100 }).where(isOpen)
  } catch (error) {
    log.error({ evidenceId, err: error }, 'papers of a union could not be made')
    const failure =
      error instanceof EvidenceDifference
        ? '账目核对不一致，未生成材料；平台已收到提醒，核查后会重新生成'
        : '生成失败，系统会自动重试；仍未完成请重新生成'
    await database.db.update(unionEvidence).set({ state: 'failed', failure }).where(isOpen)
    throw error
  }
}

const contentTypes: Record<Row['format'], string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

async function makeFile(platform: Platform, row: Row): Promise<{ bytes: Uint8Array; contentType: string }> {
  const { unionId, grantId, format } = row
  const tell = progressOf(platform, row.id)
  // Not to know how far it is does no harm to the file.
  const writer = startWriter(
    format,
    (share) => void tell(GATHERING + share * (1 - GATHERING)).catch(() => {}),
  )
  try {
    const { cover, sums } = await gatherPapers(
      platform,
      { unionId, grantId, ...boundsOf(row.fromDay, row.toDay) },
      writer.add,
      (share) => tell(share * GATHERING),
    )
    const bytes = await writer.finish({ cover, sums, madeAt: platform.clock() })
    return { bytes, contentType: contentTypes[format] }
  } finally {
    await writer.stop()
  }
}

/** Writes down how far it is, in steps: whoever looks sees it move, and the database hardly notices. */
function progressOf({ database }: Platform, evidenceId: string): (share: number) => Promise<void> {
  let told = 0
  return async (share) => {
    const percent = Math.min(99, Math.floor(share * 100))
    if (percent < told + PERCENT_STEP) return
    told = percent
    await database.db
      .update(unionEvidence)
      .set({ percent })
      // Two words of progress may overtake each other on their way.
      .where(
        and(
          eq(unionEvidence.id, evidenceId),
          eq(unionEvidence.state, 'running'),
          lt(unionEvidence.percent, percent),
        ),
      )
  }
}
