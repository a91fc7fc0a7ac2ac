import type { DestinationStream } from 'pino'
import { createTokens } from './auth/tokens.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { connectOutside, createStorage } from './connect-outside.ts'
import { createFieldCipher } from './crypto.ts'
import { connect } from './db/index.ts'
import { createFiles } from './files/index.ts'
import type { Platform } from './index.ts'
import { createJobs } from './jobs/index.ts'
import { createLimits } from './limits.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'

/** Makes the platform of one process from its configuration; the database must be migrated. */
export async function createPlatform(
  config: Config,
  options: { clock: Clock; logDestination?: DestinationStream },
): Promise<Platform> {
  const { clock } = options
  const log = createLog(config, options.logDestination)
  const cipher = createFieldCipher(config.SECRET_KEY)
  const database = connect(config.DATABASE_URL, { poolMax: config.DATABASE_POOL })
  try {
    const tokens = await createTokens({ database, cipher, clock })
    return {
      config,
      clock,
      log,
      database,
      cipher,
      tokens,
      limits: createLimits(database, config.RATE_LIMIT_SCALE),
      jobs: createJobs({ databaseUrl: config.DATABASE_URL, clock, log }),
      metrics: createMetrics(),
      files: createFiles(createStorage(config)),
      ...connectOutside(config, clock),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
