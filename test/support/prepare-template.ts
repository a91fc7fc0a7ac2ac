import postgres from 'postgres'
import { migrateDatabase } from '../../server/src/platform/db/migrate.ts'
import { createServer } from '../../server/src/server.ts'
import { testConfig } from './config.ts'

/**
 * A program: puts into an empty database all that every shop of the tests would else make for itself, which are the
 * tables and the queues of its jobs. `node prepare-template.ts <database url>`
 */
const url = process.argv[2] ?? ''
await migrateDatabase(url)
const shop = await createServer(testConfig(url), { runJobs: false, reference: false })
await shop.stop()
const sql = postgres(url, { max: 1 })
// Each shop has a secret of its own, with which it could not read this one's keys.
await sql`truncate signing_keys`
await sql.end()
