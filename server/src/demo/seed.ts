import { catalogueChanged } from '../catalog/index.ts'
import { systemClock } from '../platform/clock.ts'
import { createFieldCipher } from '../platform/crypto.ts'
import { connect, sqlOf } from '../platform/db/index.ts'
import type { Storage } from '../platform/integrations/storage/index.ts'
import { drawDemo } from './draw.ts'
import { drawDemoPapers } from './papers.ts'
import { demoSeedings } from './tables.ts'
import { storeReports } from './traces.ts'
import { writeDemo } from './write.ts'

export interface SeedOptions {
  databaseUrl: string
  storage: Storage
  /** The installation's secret: contact phones are encrypted with it. */
  secretKey: string
  onProgress(line: string): void
}

/**
 * Fills an empty shop with the demo catalogue, once: pictures first (repeatable), then everything else and the mark
 * that it is done in one transaction. Cut off anywhere, it is done cleanly at the next start.
 */
export async function seedDemo({ databaseUrl, storage, secretKey, onProgress }: SeedOptions): Promise<{
  seeded: boolean
}> {
  const database = connect(databaseUrl, { poolMax: 1 })
  try {
    const [mark] = await database.db.select().from(demoSeedings)
    if (mark) return { seeded: false }
    onProgress('准备示例商品 Preparing the demo catalogue')
    const pictures = await drawDemo(storage, onProgress)
    await drawDemoPapers(storage)
    const reports = await storeReports(storage)
    const context = { clock: systemClock, cipher: createFieldCipher(secretKey), database }
    const seeded = await database.transaction(async (tx) => {
      // Two processes that start at once: the second waits here, however long the first takes, and then finds the mark.
      await sqlOf(tx)`set local statement_timeout = 0`
      const marked = await tx
        .insert(demoSeedings)
        .values({ seededAt: systemClock() })
        .onConflictDoNothing()
        .returning()
      if (marked.length === 0) return false
      await writeDemo(tx, context, pictures, reports)
      await catalogueChanged(tx)
      return true
    })
    onProgress('示例商品已就绪 The demo catalogue is ready')
    return { seeded }
  } finally {
    await database.close()
  }
}
