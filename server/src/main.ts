import { ConfigError, parseConfig } from './platform/config.ts'
import { migrateDatabase } from './platform/db/migrate.ts'
import { createServer } from './server.ts'

/** Production's entry: everything comes from the environment; one signal stops it when what runs has finished. */
async function main(): Promise<void> {
  const config = parseConfig(process.env)
  await migrateDatabase(config.DATABASE_URL)
  const server = await createServer(config)
  const { log } = server.platform
  let isStopping = false
  const stop = (signal: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, 'did not stop cleanly')
        log.flush(() => process.exit(1))
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  const { port } = await server.listen()
  log.info({ port, publicUrl: config.PUBLIC_URL }, 'listening')
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error)
  process.exit(1)
})
